public import XLText

/// Every code about several devices, of one file or of several; numbers are never reused.
public enum DeviceSetCode: UInt16, Hashable, Sendable, CaseIterable {
  /// The same device number for two disks.
  case duplicateVirtualDevice = 4001
  /// Two disks whose places in the guest overlap.
  case overlappingVirtualDevice = 4002
  /// The same number for two interfaces.
  case duplicateInterfaceNumber = 4003
  /// The same image written twice.
  case sharedWritableImage = 4004
  /// An image that one writes and another one reads.
  case sharedImage = 4005
  /// The same hardware address twice.
  case duplicateMAC = 4006
  /// The same name of an interface twice.
  case duplicateInterfaceName = 4007
  /// The same UUID twice.
  case duplicateUUID = 4008
  /// The same name of a guest twice.
  case duplicateDomainName = 4009
  /// The same target of a script twice.
  case sharedScriptTarget = 4010

  /// The code as diagnostics carry it.
  public var code: DiagnosticCode { DiagnosticCode(rawValue) }
}

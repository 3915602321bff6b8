public import XLText

/// Every code about a file on a machine; numbers are never reused.
public enum HostCode: UInt16, Hashable, Sendable, CaseIterable {
  /// A target that does not exist.
  case missingTarget = 5001
  /// A target that is neither file nor block device.
  case unfitTarget = 5002
  /// An image of no bytes.
  case emptyImage = 5003
  /// An image of another format than the disk says.
  case formatMismatch = 5004
  /// A kernel or another file of the machine that is not there.
  case missingFile = 5005
  /// A script that is not there.
  case missingScript = 5006
  /// A script that cannot be run or that others than root can change.
  case untrustedScript = 5007
  /// A bridge that is not there.
  case missingBridge = 5008
  /// Open vSwitch is wanted and not there.
  case missingOpenVSwitch = 5009
  /// A backend domain that is not there.
  case missingBackendDomain = 5010

  /// The code as diagnostics carry it.
  public var code: DiagnosticCode { DiagnosticCode(rawValue) }
}

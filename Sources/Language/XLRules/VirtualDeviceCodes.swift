public import XLText

/// Every code about names of virtual devices: its number and its noun phrase.
public enum VirtualDeviceCode: UInt16, Hashable, Sendable, CaseIterable {
  /// A name that libxl refuses.
  case unknownVirtualDevice = 1801
  /// A disk or partition beyond what the family has.
  case virtualDeviceOutOfRange = 1802
  /// A name that libxl takes although no manual knows it.
  case oddVirtualDevice = 1803
  /// Nothing where a name should be.
  case emptyVirtualDevice = 1804

  /// The code as diagnostics carry it.
  public var code: DiagnosticCode { DiagnosticCode(rawValue) }

  /// The noun phrase: `UnknownVirtualDevice`.
  public var name: String {
    let word = String(describing: self)
    return word.prefix(1).uppercased() + word.dropFirst()
  }
}

public import XLModel
public import XLText

/// What a check depends on besides the text.
public struct CheckOptions: Hashable, Sendable {
  /// The release whose `xl` is imitated.
  public var xen: XenVersion

  /// The codes of rules that are off unless they are asked for, and are.
  public var optedIn: Set<DiagnosticCode>

  /// Options; the newest release unless another is named.
  public init(xen: XenVersion = .newest, optedIn: Set<DiagnosticCode> = []) {
    self.xen = xen
    self.optedIn = optedIn
  }
}

public import XLModel

/// What a check depends on besides the text.
public struct CheckOptions: Hashable, Sendable {
  /// The release whose `xl` is imitated.
  public var xen: XenVersion

  /// Options; the newest release unless another is named.
  public init(xen: XenVersion = .newest) { self.xen = xen }
}

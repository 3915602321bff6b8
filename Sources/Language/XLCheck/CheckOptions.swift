public import XLModel
public import XLText

/// What a check depends on besides the text.
public struct CheckOptions: Hashable, Sendable {
  /// The release whose `xl` is imitated.
  public var xen: XenVersion

  /// The codes of rules that are off unless they are asked for, and are.
  public var optedIn: Set<DiagnosticCode>

  /// Whether a text is all of a file also where it sets nothing that only a whole one would.
  public var isWholeFile: Bool

  /// Whether a text is a part of a guest's settings, whatever it sets.
  public var isPart: Bool

  /// What is known of the host: what depends on more is not reported.
  public var host: HostShape

  /// Keys that the xl of the host reads besides those of the release.
  public var knownKeys: Set<String>

  /// Options; the newest release unless another is named.
  public init(
    xen: XenVersion = .newest,
    optedIn: Set<DiagnosticCode> = [],
    isWholeFile: Bool = false,
    isPart: Bool = false,
    host: HostShape = HostShape(),
    knownKeys: Set<String> = [],
  ) {
    self.host = host
    self.knownKeys = knownKeys
    self.xen = xen
    self.optedIn = optedIn
    self.isWholeFile = isWholeFile
    self.isPart = isPart
  }
}

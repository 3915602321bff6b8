public import XLModel
import XLRules
public import XLText

/// The name of a virtual device with everything there is to say about it.
public struct CheckedVirtualDevice: Hashable, Sendable {
  /// The text that ranges refer to.
  public let text: SourceText
  /// The device; nil where libxl refuses the name.
  public let device: VirtualDevice?
  /// All that is wrong or doubtful.
  public let diagnostics: [Diagnostic]

  /// What libxl does with the name; all releases do the same.
  public var verdict: XLVerdict { device == nil ? .rejects : .accepts }
  /// Whether nothing of severity error was found.
  public var isAcceptable: Bool { !diagnostics.contains { $0.severity == .error } }

  /// Checks a whole text that is a name.
  public init(_ text: SourceText, options: CheckOptions = CheckOptions()) {
    self.init(text, at: text.range)
  }

  /// Checks a name in a range of a text.
  public init(_ text: SourceText, at range: ByteRange) {
    self.text = text
    let name = VirtualDeviceName(text, at: range)
    device = name.device
    diagnostics = device?.isDocumented == true ? [] : [name.diagnostic]
  }
}

public import XLModel
import XLRules
public import XLSyntax
public import XLText

/// A vif string with everything there is to say about it: what it means, what `xl` does with it, what is
/// wrong.
public struct CheckedNic: Hashable, Sendable {
  /// The bytes that all ranges refer to; words are joined by `VifSyntax.wordSeparator`.
  public let text: SourceText
  /// The tokens.
  public let syntax: VifSyntax
  /// The interface that xl builds; of use only where the verdict is `accepts` or `ignores`.
  public private(set) var spec: NicSpec
  /// What `xl` of the release in the options does.
  public let verdict: XLVerdict
  /// All that is wrong or doubtful, in the order of the text.
  public let diagnostics: [Diagnostic]

  /// Whether nothing of severity error was found: our own verdict, stricter than xl's.
  public var isAcceptable: Bool { !diagnostics.contains { $0.severity == .error } }
  /// Whether xl builds an interface.
  public var isBuilt: Bool { verdict == .accepts || verdict == .ignores }

  /// Checks one element of `vif = [...]`.
  public init(_ text: SourceText, options: CheckOptions = CheckOptions()) {
    self.init(VifSyntax(text), options)
  }

  /// Checks the words of one `xl network-attach`.
  public init(words: [SourceText], options: CheckOptions = CheckOptions()) {
    let joined = Array(words.map(\.bytes).joined(separator: [VifSyntax.wordSeparator]))
    self.init(VifSyntax(joinedWords: SourceText(joined), hasWords: !words.isEmpty), options)
  }

  /// The same with what the text leaves open taken from elsewhere.
  public func completed(_ completing: (NicSpec) -> NicSpec) -> CheckedNic {
    var nic = self
    nic.spec = completing(spec)
    return nic
  }

  private init(_ syntax: VifSyntax, _ options: CheckOptions) {
    self.init(NicLowering(syntax, xen: options.xen))
  }

  /// An interface of a file that was read before.
  package init(_ nic: ConfigDevices.Nic) { self.init(nic.lowering) }

  /// Checks a string that was read before.
  init(_ lowering: NicLowering) {
    syntax = lowering.syntax
    text = syntax.text
    spec = lowering.spec
    verdict = lowering.verdict
    diagnostics = lowering.problems.isEmpty ? [] : NicSubject(lowering).diagnostics
  }
}

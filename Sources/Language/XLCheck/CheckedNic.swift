public import XLModel
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
    self.init(syntax, NicLowering(syntax, xen: options.xen), options)
  }

  /// Checks a string that was read before.
  init(_ syntax: VifSyntax, _ lowering: NicLowering, _ options: CheckOptions) {
    let lints = NicLints(syntax, lowering).problems
    let swallowing = Set(lints.filter { $0.kind == .swallowedParameter }.map(\.parameter))
    // What is swallowed behind an address is told once, by the name of what was swallowed.
    let problems =
      lowering.problems.filter { $0.kind != .trailingMAC || !swallowing.contains($0.parameter) }
      + (lowering.problems.last?.kind == .tooMany ? lints.filter { $0.kind != .tooMany } : lints)
    let wording = NicWording(syntax: syntax, xen: options.xen)
    text = syntax.text
    self.syntax = syntax
    spec = lowering.spec
    verdict = lowering.verdict
    diagnostics =
      problems.isEmpty
      ? [] : problems.map(wording.diagnostic).sorted { ($0.range.start, $0.code) < ($1.range.start, $1.code) }
  }
}

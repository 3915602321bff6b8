public import XLModel
public import XLSyntax
public import XLText

/// What a rule checks: one file as a tree and as xl reads it, for one release of Xen.
public struct RuleSubject: Sendable {
  /// The most pieces of one file that are checked.
  public static let tokensMax = 100_000
  /// The most problems of its syntax.
  public static let problemsMax = 1_000

  /// The Xen release to follow.
  public let xen: XenVersion
  /// Keys that the xl of the host reads besides those of the release.
  public let knownKeys: Set<String>
  /// The tree.
  public let syntax: ConfigSyntax
  /// The settings that xl's reader keeps.
  public let reading: ConfigReading
  /// What xl makes of them.
  public let domain: DomainReading

  /// The disks and network interfaces.
  public let devices: ConfigDevices
  /// What the file takes for its guest that only one can have.
  public let claims: [Claim]
  /// What comments suppress.
  public let suppression: Suppression
  /// The mistakes against the grammar, in the order of the text.
  public let mistakes: [SyntaxMistake]
  /// What libxl refuses after xl has read the file, in the order in which it checks.
  public let refusals: [BuildRefusal]
  /// The first mark of a template; nil of a file without.
  public let templateMark: FoundTemplateMark?
  /// Where the rest of the file begins that is not checked, of one that has too much in it.
  public let restOffset: Int?

  /// Where lines begin, of a file with mistakes.
  let lines: LineIndex?
  /// The settings that count, by their number and that of their key, in the order of the file.
  let lastIndices: [(entry: Int, key: Int)]

  /// A file to check; or its beginning, and where the rest begins.
  ///
  /// The devices may be known already.
  public init(
    _ reading: ConfigReading,
    _ domain: DomainReading,
    xen: XenVersion,
    restOffset: Int? = nil,
    devices known: ConfigDevices? = nil,
    knownKeys: Set<String> = [],
  ) {
    self.knownKeys = knownKeys
    self.restOffset = restOffset
    self.xen = xen
    self.reading = reading
    self.domain = domain
    syntax = reading.syntax
    devices = known ?? ConfigDevices(reading, xen: xen)
    claims = Claim.all(reading, devices)
    suppression = Suppression(reading.syntax)
    mistakes = MistakeFinder.mistakes(of: reading.syntax)
    // A command in the target of a script is a mistake of its own: XL1039.
    let scripted = devices.disks.filter { $0.spec.script != nil }.map(\.range)
    templateMark = TemplateMarks.first(in: reading.syntax, ignoringCommandsIn: scripted)
    refusals = Self.refusals(domain, mistakes, xen: xen)
    lines = mistakes.isEmpty ? nil : LineIndex(reading.syntax.text)
    lastIndices = ConfigKeys.all.indices.compactMap { key in
      reading.lastIndex(of: ConfigKeys.all[key].name.utf8).map { (entry: $0, key: key) }
    }.sorted { $0.entry < $1.entry }
  }

  /// The text.
  public var text: SourceText { syntax.text }

  /// The user's text in single quotes, safe to print; the middle of a long one is left out.
  public func quoted(_ range: ByteRange) -> String { "'\(VisibleText.quoting(text[range]))'" }

  /// The same of a value: of a string what is between its quotes.
  func shownValue(_ range: ByteRange) -> String {
    let bytes = text[range]
    let isString = bytes.count > 1 && bytes.first == bytes.last && "\"'".utf8.contains(bytes.first ?? 0)
    return "'\(VisibleText.quoting(isString ? bytes.dropFirst().dropLast() : bytes))'"
  }

  /// The diagnostics of what reading has found: against the grammar, in values, and for libxl.
  package var problemDiagnostics: [Diagnostic] {
    mistakes.map { $0.kind.rule.diagnostic($0, in: self) }
      + domain.problems.enumerated().compactMap { index, problem in
        problem.isJudged(in: self) ? problem.diagnostic(in: self, index: index) : nil
      }
      + refusals.compactMap { $0.diagnostic(in: self) }
  }
}

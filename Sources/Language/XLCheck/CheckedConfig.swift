public import XLModel
public import XLRules
public import XLSyntax
public import XLText

/// A configuration file, checked: the tree, what xl reads from it, and every diagnostic.
///
/// The only entry point from text to diagnostics for files.
public struct CheckedConfig: Hashable, Sendable {
  /// The tree.
  public let syntax: ConfigSyntax
  /// What xl's reader keeps of it.
  public let reading: ConfigReading
  /// What xl makes of the settings.
  public let domain: DomainReading
  /// Its disks and interfaces, of a very long file those of its beginning.
  public let devices: ConfigDevices
  /// What `xl` of the release does with the file; of a fragment, what its reader does.
  public let verdict: XLVerdict
  /// Whether another program replaces parts of the file before xl reads it.
  public let isTemplate: Bool
  /// What the file takes for its guest that only one can have.
  public let claims: [Claim]
  /// What comments suppress, also of what is found elsewhere than here.
  public let suppression: Suppression
  /// What comments have suppressed, in the order of the text.
  public let silencedDiagnostics: [Diagnostic]
  /// Every diagnostic, in the order of the text.
  public let diagnostics: [Diagnostic]

  /// The text.
  public var text: SourceText { syntax.text }
  /// Whether no diagnostic is an error.
  public var isAcceptable: Bool { !diagnostics.contains { $0.severity == .error } }

  /// What is wrong with the strings of disks and interfaces, each by itself, and what they were checked with.
  let strings: CheckedStrings

  /// Checks a file.
  ///
  /// `previous` is a check of an earlier text: the text in both is not checked again where that makes no
  /// difference. The result is the same with it and without.
  public init(_ text: SourceText, options: CheckOptions, previous: CheckedConfig? = nil) {
    let previous = previous?.strings.options == options ? previous : nil
    syntax = ConfigSyntax(text)
    reading = ConfigReading(syntax)
    let limits = (RuleSubject.tokensMax, RuleSubject.problemsMax)
    let beginning = syntax.beginning(tokensAtMost: limits.0, problemsAtMost: limits.1)
    let judged = beginning.map { ConfigReading($0.0) } ?? reading
    devices = ConfigDevices(judged, xen: options.xen, previous: previous?.devices)
    let earlier = previous.map { [devices] in ($0, devices.alignment(with: $0.devices)) }
    domain = DomainReading(
      judged,
      xen: options.xen,
      isWhole: options.isWholeFile,
      isPart: options.isPart,
      host: options.host,
      devices: devices,
      earlier: earlier.map { EarlierDomain($0.domain, $1) }
    )
    verdict = domain.isFragment ? reading.verdict : Self.whole(reading, domain)
    let subject = RuleSubject(
      judged,
      domain,
      xen: options.xen,
      restOffset: beginning?.end,
      devices: devices,
      knownKeys: options.knownKeys
    )
    isTemplate = subject.templateMark != nil
    claims = isTemplate ? [] : subject.claims
    let ofDevices = DeviceDiagnostics(subject, earlier: earlier)
    strings = CheckedStrings(options: options, disks: ofDevices.ofDisks, nics: ofDevices.ofNics)
    let found =
      isTemplate
      ? RuleList.template.check(subject)
      : ProgramText.withoutBlocks(
        subject.problemDiagnostics + Self.rules(options).flatMap { $0.check(subject) } + ofDevices.all,
        of: subject
      )
    suppression = subject.suppression
    let (kept, silenced) = suppression.parted(found)
    let onComments = suppression.diagnostics(silenced: silenced, optedIn: options.optedIn)
    let all = (kept + suppression.parted(onComments).kept).sorted(by: Self.isBefore)
    diagnostics = ForeignText.withCautiousFixes(all, of: text)
    silencedDiagnostics = silenced.sorted(by: Self.isBefore)
  }

  private static func isBefore(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    (left.range.start, left.code) < (right.range.start, right.code)
  }

  /// What is kept of the file to compare it with others.
  public func summary(path: String) -> ConfigSummary {
    ConfigSummary(path: path, text: text, claims: claims, suppression: suppression)
  }

  /// What of a machine the file depends on.
  public func hostQuestions(xen: XenVersion) -> HostQuestions {
    HostCheck.questions(RuleSubject(reading, domain, xen: xen))
  }

  /// What a machine lacks for the file.
  public func diagnostics(on host: HostLook, xen: XenVersion) -> [Diagnostic] {
    isTemplate ? [] : HostCheck.diagnostics(RuleSubject(reading, domain, xen: xen), on: host)
  }

  private static func rules(_ options: CheckOptions) -> [any FileRule.Type] {
    options.optedIn.isEmpty ? RuleList.standing : RuleList.standing + RuleList.optIn(options.optedIn)
  }

  /// xl checks values only where its reader has taken the file.
  private static func whole(_ reading: ConfigReading, _ domain: DomainReading) -> XLVerdict {
    reading.verdict == .accepts || reading.verdict == .ignores ? domain.verdict : reading.verdict
  }
}

import LibYAML
public import XLCheck
public import XLModel
public import XLRules
public import XLText

/// A manifest, checked: its guests with their devices, and every diagnostic.
///
/// The only entry point from text to diagnostics for manifests. Each guest is checked as the file of xl that
/// says the same, so that codes, words and fixes are those of files.
public struct CheckedManifest: Hashable, Sendable {
  /// The text.
  public let text: SourceText
  /// The guests, in order; without those that are in the manifest twice.
  public let guests: [ManifestGuest]
  /// What comments suppress, also of what is found elsewhere than here.
  public let suppression: Suppression
  /// What comments have suppressed, in the order of the text.
  public let silencedDiagnostics: [Diagnostic]
  /// Every diagnostic, in the order of the text.
  public let diagnostics: [Diagnostic]
  /// Whether YAML reads the text.
  public let isReadable: Bool

  /// What the guests take that only one can have, with places in the manifest.
  public var claims: [Claim] { guests.flatMap(\.claims) }
  /// Whether no diagnostic is an error.
  public var isAcceptable: Bool { !diagnostics.contains { $0.severity == .error } }

  /// Checks a manifest.
  public init(_ text: SourceText, options: CheckOptions) {
    var options = options
    options.isWholeFile = false
    options.isPart = true
    self.text = text
    let yaml = YAMLDocument(text, options: ManifestFile.options)
    isReadable = yaml.problem == nil
    var reader = ManifestReader(text)
    for document in yaml.documents { reader.read(document: document) }
    guests = reader.guests.map { ManifestGuest($0, in: text, options: options) }
    var found = yaml.problem.map { [Self.unreadable($0)] } ?? reader.diagnostics
    for guest in guests where found.count < RuleLimits.findingsMax { found += guest.diagnostics(in: text) }
    // Where YAML does not read a text, it is not known where the comments are.
    suppression =
      isReadable
      ? ManifestComments.suppression(text, yaml.documents, reader.guests)
      : Suppression(text, comments: [], blocks: [])
    found += Self.acrossGuests(guests, text, suppression)
    let (kept, silenced) = suppression.parted(Self.unique(found))
    let onComments = suppression.diagnostics(silenced: silenced, optedIn: options.optedIn)
    diagnostics = (kept + suppression.parted(onComments).kept).sorted(by: Self.isBefore)
    silencedDiagnostics = silenced.sorted(by: Self.isBefore)
  }

  private static func unreadable(_ problem: YAMLProblem) -> Diagnostic {
    var notes: [Diagnostic.Note] = []
    if case .syntax(_, let context?, let place?) = problem.kind, place < problem.range.start {
      notes.append(.init("\(context), from here", at: ByteRange(place, place)))
    }
    let severity = UnreadableManifest.page.severity
    return Diagnostic(UnreadableManifest.code, severity, problem.description, at: problem.range, notes: notes)
  }

  /// What two guests of the manifest cannot both have.
  private static func acrossGuests(
    _ guests: [ManifestGuest],
    _ text: SourceText,
    _ suppression: Suppression,
  ) -> [Diagnostic] {
    guard guests.contains(where: { !$0.claims.isEmpty }) else { return [] }
    let summaries = summaries(guests, text, suppression, path: "")
    let found = CrossFileCheck(summaries).diagnostics.sorted { $0.key < $1.key }.flatMap(\.value)
    return Array(found.prefix(RuleLimits.findingsMax))
  }

  /// The diagnostics, each once: a value that aliases repeat is checked wherever it is used.
  private static func unique(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var known: Set<Diagnostic> = []
    return diagnostics.filter { known.insert($0).inserted }
  }

  private static func isBefore(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    (left.range.start, left.code) < (right.range.start, right.code)
  }

  private static func summaries(
    _ guests: [ManifestGuest],
    _ text: SourceText,
    _ suppression: Suppression,
    path: String,
  ) -> [ConfigSummary] {
    let places = PlaceIndex(text)
    return guests.map { guest in
      ConfigSummary(
        guestAt: path,
        claims: guest.claims,
        values: guest.checked.claims.map { guest.place($0.range) },
        places: places,
        suppression: suppression
      )
    }
  }
}

extension CheckedManifest: CheckedText {
  /// What each guest is, in order.
  public var meaning: [[String: DomainValue]] { guests.map(\.checked.meaning) }

  /// What xl does with the devices of the guest that it accepts least; a text that YAML does not read counts
  /// as the worst.
  public var verdict: XLVerdict {
    guests.reduce(isReadable ? .accepts : .dies) { worst, guest in
      let devices = guest.devices.disks.map(\.reading.verdict) + guest.devices.nics.map(\.lowering.verdict)
      return devices.reduce(max(worst, guest.checked.verdict), max)
    }
  }

  /// What is kept of each guest to compare it with others and with files.
  public func summaries(path: String) -> [ConfigSummary] {
    Self.summaries(guests, text, suppression, path: path)
  }

  /// What a machine lacks for the guests.
  public func hostDiagnostics(xen: XenVersion, look: (HostQuestions) -> HostLook) -> [Diagnostic] {
    let found = guests.flatMap { guest in
      guest.checked.hostDiagnostics(xen: xen, look: look).map { guest.placed($0, in: text) }
    }
    return suppression.parted(Self.unique(found)).kept
  }
}

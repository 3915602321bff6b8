import JSON
import XLRules
import XLText

/// Where the pages of rules are.
struct RuleLinks: Hashable, Sendable {
  private let base: String?

  /// Links into a folder, or none.
  init(_ base: String?) { self.base = base.map { $0.hasSuffix("/") ? $0 : $0 + "/" } }

  /// The page of a code.
  func page(_ code: DiagnosticCode) -> String? { base.map { "\($0)\(code).md" } }
}

/// Makes what was found in one document what its client understands: places become lines and characters.
struct Conversion {
  let uri: String
  let links: RuleLinks
  private let uriOfShownPath: (String) -> String?
  private var places: PlaceWalk
  /// Notes point back and forth; with places of their own they do not disturb the walk along the diagnostics.
  private var notePlaces: PlaceWalk

  init(
    uri: String,
    bytes: [UInt8],
    lines: DocumentLines,
    encoding: PositionEncoding,
    links: RuleLinks,
    uriOfShownPath: @escaping (String) -> String?,
  ) {
    self.uri = uri
    self.links = links
    self.uriOfShownPath = uriOfShownPath
    places = PlaceWalk(bytes, lines, encoding)
    notePlaces = places
  }

  mutating func range(_ range: ByteRange) -> JSONValue { places.range(range).json }

  /// Edits unchanged in a message, in the order of the text.
  mutating func edits(_ edits: [TextEdit]) -> [JSONValue] {
    edits.map { edit in
      [
        "range": range(edit.range),
        "newText": .string(String(decoding: edit.replacement, as: UTF8.self)),
      ]
    }
  }

  // MARK: - Diagnostics

  mutating func diagnostic(_ diagnostic: Diagnostic) -> JSONValue {
    var words = [diagnostic.message]
    var related: [JSONValue] = []
    if let help = diagnostic.help { words.append(help) }
    for note in diagnostic.notes {
      if let place = place(of: note) {
        related.append(["location": place, "message": .string(note.message)])
      } else {
        words.append(note.message)
      }
    }
    return .members([
      "range": range(diagnostic.range),
      "severity": JSONValue(Self.severity(diagnostic.severity)),
      "code": .string(diagnostic.code.description),
      "codeDescription": links.page(diagnostic.code).map { ["href": .string($0)] },
      "source": "xlplug",
      "message": .string(words.joined(separator: "\n")),
      "tags": DiagnosticTag.of(diagnostic.code).map { [JSONValue($0.rawValue)] },
      "relatedInformation": related.isEmpty ? nil : .array(related),
    ])
  }

  private mutating func place(of note: Diagnostic.Note) -> JSONValue? {
    if let range = note.range { return ["uri": .string(uri), "range": notePlaces.range(range).json] }
    guard let other = note.elsewhere, let uri = uriOfShownPath(other.path) else { return nil }
    // Another file's characters are counted one by one, which the units of its encoding may not be.
    let place = LinePosition(line: other.line - 1, character: other.column - 1)
    return ["uri": .string(uri), "range": LineRange(start: place, end: place).json]
  }

  private static func severity(_ severity: Diagnostic.Severity) -> Int {
    switch severity {
    case .error: 1
    case .warning: 2
    case .note: 3
    }
  }
}

/// What editors show in another way than as a diagnostic.
enum DiagnosticTag: Int {
  /// It is of no effect, and shown faded.
  case unnecessary = 1
  /// It is out of date, and struck through.
  case deprecated = 2

  private static let unnecessaryNames: Set<String> = [
    "IgnoredKey", "KeyWithoutEffect", "UnusedSuppression", "IgnoredPrefix", "IgnoredEntryOption",
    "UnreadRest",
  ]
  private static let deprecatedNames: Set<String> = [
    "DeprecatedConfigKey", "DeprecatedVifParameter", "DeprecatedForm", "DeprecatedPrefix", "OldEntryForm",
    "KeyOfOldProgram",
  ]

  private static let tags: [DiagnosticCode: DiagnosticTag] = Dictionary(
    uniqueKeysWithValues: RuleList.all.compactMap { rule in
      if unnecessaryNames.contains(rule.name) { return (rule.code, .unnecessary) }
      return deprecatedNames.contains(rule.name) ? (rule.code, .deprecated) : nil
    }
  )

  /// The tag of a code.
  static func of(_ code: DiagnosticCode) -> DiagnosticTag? { tags[code] }
}

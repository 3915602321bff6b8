public import XLText

/// How diagnostics of many texts are written.
public enum ReportFormat: String, Hashable, Sendable, CaseIterable {
  /// For people: the source with what is meant underlined, notes and fixes.
  case full
  /// For people and old editors: a line each.
  case concise
  /// One JSON document.
  case json
  /// A JSON document for each diagnostic, on a line of its own.
  case jsonl
  /// SARIF 2.1.0, which code hosts and IDEs read.
  case sarif
  /// Workflow commands of GitHub Actions.
  case github
  /// GitLab's code quality report.
  case gitlab
  /// JUnit's XML, which build servers read.
  case junit

  /// Whether it is meant to be read by people on a terminal.
  public var isForPeople: Bool { self == .full || self == .concise }

  /// The writer; color, width and characters count for `full` and `concise` only.
  public func writer(
    usesColour: Bool = false,
    width: Int = 100,
    charset: Charset = .utf8,
    version: String
  ) -> any ReportWriter {
    switch self {
    case .full: FullReport(usesColour: usesColour, width: width, charset: charset)
    case .concise: ConciseReport(usesColour: usesColour, charset: charset)
    case .json: JSONReport()
    case .jsonl: JSONLinesReport()
    case .sarif: SARIFReport(version: version)
    case .github: GitHubReport()
    case .gitlab: GitLabReport()
    case .junit: JUnitReport()
    }
  }
}

/// Writes a report in pieces: a head, one piece for each text in whatever thread, an end.
public protocol ReportWriter: Sendable {
  /// The text before all pieces.
  var head: [UInt8] { get }
  /// The text between two pieces that are not empty.
  var separator: [UInt8] { get }
  /// The piece of one text; empty where there is nothing to say.
  func piece(_ file: FileReport) -> [UInt8]
  /// The text after all pieces.
  func end(_ summary: ReportSummary) -> [UInt8]
}

extension ReportWriter {
  /// Nothing.
  public var head: [UInt8] { [] }
  /// Nothing.
  public var separator: [UInt8] { [] }
  /// Nothing.
  public func end(_ summary: ReportSummary) -> [UInt8] { [] }
}

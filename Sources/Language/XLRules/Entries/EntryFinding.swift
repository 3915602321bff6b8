import XLModel
import XLText

/// One problem in the format of an entry, with its place in the file.
struct EntryFinding {
  /// After this many problems of a file, no name is searched for that was probably meant.
  private static let suggestionsMax = 1000

  /// The problem around it.
  let problem: DomainProblem
  /// The file.
  let file: RuleSubject
  /// How many problems of the file are before it.
  let index: Int

  /// Where it is.
  var range: ByteRange { problem.range }
  /// The key of the file.
  var key: String { problem.key }
  /// The user's text, in quotes.
  var quoted: String { file.quoted(problem.range) }
  /// Whether xl goes on after it.
  var isSurvived: Bool { problem.outcome != .refuses && problem.outcome != .dies }

  /// The name that is most like the text there.
  func nearest(_ names: [String]) -> String? {
    wantsSuggestion ? NearestName.of(file.text[range], among: names) : nil
  }

  /// Whether it is early enough in the file for a name to be searched for.
  var wantsSuggestion: Bool { index < Self.suggestionsMax }

  /// A fix that writes something else there.
  func replacing(_ title: String, _ text: String, _ safety: Diagnostic.Fix.Safety) -> Diagnostic.Fix {
    Diagnostic.Fix(title, range, text, safety)
  }

  /// A fix that writes the name that was probably meant; none where no name is near.
  func suggestion(_ names: [String]) -> [Diagnostic.Fix] {
    nearest(names).map { [replacing("write '\($0)'", $0, .changesMeaning)] } ?? []
  }
}

/// A rule about an entry whose words depend on nothing but the place.
protocol EntryRule: Rule {
  /// What is reported.
  static func message(_ finding: EntryFinding) -> String
  /// The fix.
  static var help: String { get }
}

extension EntryRule {
  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(finding, message(finding), help: help)
  }
}

extension Rule {
  /// A diagnostic about an entry: an error where xl stops, and what xl does besides.
  static func diagnostic(
    _ finding: EntryFinding,
    _ message: String,
    help: String? = nil,
    note: String? = nil,
    crash: String = "xl crashes on it",
    fixes: [Diagnostic.Fix] = [],
  ) -> Diagnostic {
    let crash = finding.problem.outcome == .dies ? crash : nil
    return diagnostic(
      message,
      at: finding.range,
      severity: finding.isSurvived ? page.severity : .error,
      help: help,
      notes: [crash, note].compactMap { $0 }.map { Diagnostic.Note($0) },
      fixes: fixes,
    )
  }
}

import XLRules
import XLText

/// What came of one file.
struct LintResult: Sendable {
  /// A file that was checked.
  struct Checked: Sendable {
    /// Its text, after fixes that were written.
    let text: SourceText
    /// What was found and is selected, in the order of the text.
    var diagnostics: [Diagnostic]
    /// What it takes for its guest, or for each of its guests, to compare it with other files.
    let summaries: [ConfigSummary]
  }

  /// What became of it.
  enum Outcome: Sendable {
    /// It was checked.
    case checked(Checked)
    /// The file does not configure a domain; the reason.
    case skipped(String)
    /// It could not be checked.
    case unread(LintFault)
  }

  /// The path as it is shown.
  let path: [UInt8]
  /// The path from the root; of standard input what it would be.
  let absolute: [UInt8]
  /// What counted for it.
  let settings: LintSettings
  /// What became of it.
  var outcome: Outcome
  /// How many fixes were applied.
  var fixCount = 0
  /// The difference that they make, where it is asked for.
  var difference: [UInt8] = []
  /// Why the fixes could not be written.
  var fault: LintFault?

  /// What was found, where it was checked.
  var checked: Checked? {
    guard case .checked(let checked) = outcome else { return nil }
    return checked
  }

  /// A code at a place.
  private struct Place: Hashable {
    let code: DiagnosticCode
    let range: ByteRange

    init(_ diagnostic: Diagnostic) { (code, range) = (diagnostic.code, diagnostic.range) }
  }

  /// Adds what was found by checking other files too.
  mutating func add(_ found: [Diagnostic]) {
    guard case .checked(var checked) = outcome else { return }
    // What two guests of one manifest both have is known already.
    let known = Set(checked.diagnostics.map { Place($0) })
    checked.diagnostics += settings.selection.applied(to: found).filter { !known.contains(Place($0)) }
    checked.diagnostics.sort { ($0.range.start, $0.code) < ($1.range.start, $1.code) }
    outcome = .checked(checked)
  }
}

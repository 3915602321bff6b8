import XLCheck
import XLText

/// What came of one file.
struct LintResult: Sendable {
  /// What became of it.
  enum Outcome: Sendable {
    /// It was checked; what was found.
    case checked(FileReport)
    /// It is none of a domain, for a reason.
    case passedOver(String)
    /// It could not be looked at.
    case unread(LintFault)
  }

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

  /// What was found, where it was looked at.
  var report: FileReport? {
    guard case .checked(let report) = outcome else { return nil }
    return report
  }
}

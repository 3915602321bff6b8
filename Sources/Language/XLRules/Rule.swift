public import XLText

/// One thing that lint looks for in a configuration file: its page, and the look itself.
///
/// A rule is a value without state, and gives its own code only; all of them stand in `RuleList`.
public protocol Rule: Sendable {
  /// What a person reads about it.
  static var page: RulePage { get }
  /// Finds what the rule is about, in any order.
  static func check(_ file: RuleSubject) -> [Diagnostic]
}

extension Rule {
  /// A diagnostic of this rule; the severity is the page's unless another is named.
  static func diagnostic(
    _ message: String,
    at range: ByteRange,
    severity: Diagnostic.Severity? = nil,
    help: String? = nil,
    notes: [Diagnostic.Note] = [],
    fixes: [Diagnostic.Fix] = [],
  ) -> Diagnostic {
    Diagnostic(
      page.code,
      severity ?? page.severity,
      message,
      at: range,
      help: help,
      notes: notes,
      fixes: fixes,
    )
  }
}

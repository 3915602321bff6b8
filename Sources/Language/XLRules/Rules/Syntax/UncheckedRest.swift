public import XLText

enum UncheckedRest: SingleFileRule {
  static let code: DiagnosticCode = 47
  static let page = RulePage(
    .error,
    "A file, a disk string or a vif string has too many errors to report.",
    why: """
      The rest is not checked, so other errors may remain.
      The limits are 1,000 errors or 100,000 tokens in a file, and 100 errors in a string.
      """,
    bad: String(repeating: "memory 512\n", count: RuleSubject.problemsMax + 1),
    good: "memory = 512\n",
  )

  static func find(_ file: RuleSubject) -> Diagnostic? {
    guard let start = file.restOffset else { return nil }
    return diagnostic(
      "the file has too many errors or tokens; the rest is not checked",
      at: ByteRange(start, start),
      help: "fix the part before it, or check that this is the intended file",
    )
  }
}

extension Diagnostic {
  /// Reports that a string has more problems than are reported.
  public static func uncheckedRest(ofStringAt range: ByteRange, problemsMax: Int) -> Diagnostic {
    UncheckedRest.diagnostic(
      "the string has more than \(problemsMax) errors; the others are not reported",
      at: range,
      help: "fix the part before it, or check that this is the intended string",
    )
  }
}

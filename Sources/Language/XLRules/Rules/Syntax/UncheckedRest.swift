import XLSyntax
public import XLText

/// The rest of a file, or of a string in it, that has too many errors to report.
enum UncheckedRest: FileRule {
  static let code: DiagnosticCode = 47
  static let page = RulePage(
    .error,
    "A file, a disk string or a vif string has too many errors to report.",
    why: """
      A file with 1,000 errors or 100,000 tokens is not the configuration of a domain.
      A string with 100 errors is not a disk or an interface.
      The rest is read as xl reads it, but not checked.
      """,
    bad: String(repeating: "memory 512\n", count: RuleSubject.problemsMax + 1),
    good: "memory = 512\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    guard let start = file.restOffset else { return [] }
    return [
      diagnostic(
        "the file has too many errors or tokens; the rest is not checked",
        at: ByteRange(start, start),
        help: "fix the part before it, or check that this is the intended file",
      )
    ]
  }
}

extension Diagnostic {
  /// Reports that a string has more problems than are reported.
  public static func uncheckedRest(ofStringAt range: ByteRange, problemsMax: Int) -> Diagnostic {
    UncheckedRest.diagnostic(
      "the string has more than \(problemsMax) problems; the others are not reported",
      at: range,
      help: "fix the part before it, or check that this is the intended string",
    )
  }
}

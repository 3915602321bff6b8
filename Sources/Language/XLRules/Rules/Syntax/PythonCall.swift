import XLSyntax
import XLText

/// A call of a function.
enum PythonCall: Rule {
  static let page = RulePage(
    SyntaxCode.pythonCall.code,
    "PythonCall",
    .error,
    "A function is called, or an element of a value is taken.",
    why: "Files for `xm` were programs in Python; xl reads data and calls nothing.",
    bad: "vcpus = int(\"2\")\n",
    good: "vcpus = 2\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.mistakes(.pythonCall).map { mistake in
      diagnostic(
        "xl calls no functions; \(file.quoted(mistake.range)) is Python",
        at: mistake.range,
        help: "write the result out",
      )
    }
  }
}

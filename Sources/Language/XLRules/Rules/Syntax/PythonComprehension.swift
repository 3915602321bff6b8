import XLSyntax
import XLText

/// A list that a loop makes.
enum PythonComprehension: Rule {
  static let page = RulePage(
    SyntaxCode.pythonComprehension.code,
    "PythonComprehension",
    .error,
    "The elements of a list are computed by a loop.",
    why: "Files for `xm` were programs in Python; xl reads data and computes nothing.",
    bad: "vif = [ \"bridge=br\" for i in range(2) ]\n",
    good: "vif = [ \"bridge=br0\", \"bridge=br1\" ]\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.mistakes(.pythonComprehension).map { mistake in
      diagnostic(
        "\(file.quoted(mistake.range)) is a loop of Python, which xl does not run",
        at: mistake.range,
        help: "write each element out, with commas between them",
      )
    }
  }
}

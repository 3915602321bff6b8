import XLSyntax
import XLText

/// A dictionary of Python.
enum PythonDictionary: SyntaxRule {
  static let code: DiagnosticCode = 10
  static let page = RulePage(
    .error,
    "Curly brackets, or a colon between key and value, are outside of quotes.",
    why: """
      xl has only strings, numbers and lists.
      Parameters of one device are one string with commas: `"bridge=xenbr0,mac=00:16:3e:00:00:01"`.
      """,
    bad: "vif = [ { \"bridge\": \"xenbr0\" } ]\n",
    good: "vif = [ \"bridge=xenbr0\" ]\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "\(file.quoted(mistake.range)) is a dictionary of Python; expected a string, a number or a list",
      at: mistake.range,
      help: "write one string with commas: \"bridge=xenbr0,mtu=9000\"",
    )
  }
}

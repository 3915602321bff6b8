import XLText

enum PythonDictionary: SyntaxRule, WordedRule {
  static let code: DiagnosticCode = 10
  static let page = RulePage(
    .error,
    "A value is a Python dictionary.",
    why: """
      xl has only strings, numbers and lists, and refuses the file.
      The parameters of a device are one string: `"bridge=xenbr0,mac=00:16:3e:00:00:01"`.
      """,
    bad: "vif = [ { \"bridge\": \"xenbr0\" } ]\n",
    good: "vif = [ \"bridge=xenbr0\" ]\n",
  )
  static let help = "write the parameters as one string: \"bridge=xenbr0,mtu=9000\""

  static func message(_ text: String) -> String {
    "\(text) is a Python dictionary; expected a string, a number or a list"
  }
}

package import XLText

package enum UnreadableJSON: Rule {
  package static let code: DiagnosticCode = 8002
  package static let page = RulePage(
    .error,
    "A file of libxl is invalid JSON.",
    why: "The file is not converted.",
    subject: .conversion,
    bad: "{\"c_info\": {\"name\": \"web\"}\n",
    good: "{\"c_info\": {\"name\": \"web\"}}\n",
  )
}

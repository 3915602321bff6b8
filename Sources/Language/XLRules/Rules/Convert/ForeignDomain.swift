package import XLText

package enum ForeignDomain: Rule {
  package static let code: DiagnosticCode = 8003
  package static let page = RulePage(
    .error,
    "A file of JSON does not describe a guest of Xen.",
    why: "`convert` reads the JSON of `xl -N create` and `xl list -l`.",
    subject: .conversion,
    bad: "{\"name\": \"web\"}\n",
    good: "{\"c_info\": {\"name\": \"web\"}}\n",
  )
}

import XLModel
import XLText

/// A value of an entry without the form that it must have.
enum MalformedEntryValue: FileRule {
  static let code: DiagnosticCode = 3109
  static let page = RulePage(
    .error,
    "A value in an entry does not have its form.",
    why: """
      xl refuses most of these; a connector of a display without a colon crashes it.
      """,
    bad: "vtpm = [ \"backend=tpm,uuid=1234\" ]\n",
    good: "vtpm = [ \"backend=tpm,uuid=5e2f0c1a-90d7-4c8e-9f51-3f0d2b7c6a10\" ]\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.entries { (problem) -> (option: String?, form: String)? in
      if case .malformed(let option, let form) = problem { (option, form) } else { nil }
    }.map { finding in
      let subject = finding.found.option.map { " of '\($0)'" } ?? ""
      return diagnostic(
        finding,
        "\(finding.quoted)\(subject) does not have its form; expected \(finding.found.form)"
      )
    }
  }
}

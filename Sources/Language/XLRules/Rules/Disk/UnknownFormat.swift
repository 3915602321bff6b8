package import XLText

/// A format that does not exist.
package enum UnknownFormat: Rule {
  package static let code: DiagnosticCode = 1002
  package static let page = RulePage(
    .error,
    "A format that does not exist.",
    why: """
      Formats are raw, qcow, qcow2, vhd, qed and empty, in lower case; xl names none of them in its \
      message.
      """,
    subject: .disk,
    bad: "/a.img,raww,xvda,w",
    good: "/a.img,raw,xvda,w",
    fix: .changesMeaning,
  )
}

package import XLText

/// An `=` before a newline, which ends xl.
package enum ScannerExit: Rule {
  package static let code: DiagnosticCode = 1024
  package static let page = RulePage(
    .error,
    "An `=` before a newline, which ends xl.",
    why: """
      xl's scanner has no rule for it and ends the process, in the middle of a `create`.
      """,
    subject: .disk,
    bad: "vdev=xvda,=\n,target=/a.img",
    good: "vdev=xvda,target=/a.img",
    fix: .changesMeaning,
  )
}

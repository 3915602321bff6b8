package import XLText

/// More positional parameters than there are places.
package enum TooManyPositionals: Rule {
  package static let code: DiagnosticCode = 1014
  package static let page = RulePage(
    .error,
    "More positional parameters than there are places.",
    why: """
      There are four places without a name; what follows is meant to be a flag or a key that does not \
      exist.
      """,
    subject: .disk,
    bad: "/a.img,raw,xvda,w,nodiscard",
    good: "/a.img,raw,xvda,w,no-discard",
    fix: .changesMeaning,
  )
}

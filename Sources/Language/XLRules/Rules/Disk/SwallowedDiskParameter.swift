package import XLText

/// Parameters behind `target=`, which took them.
package enum SwallowedDiskParameter: Rule {
  package static let code: DiagnosticCode = 1020
  package static let page = RulePage(
    .warning,
    "Parameters behind `target=`, which took them.",
    why: """
      `target=` takes all the rest of the string, commas and keys included, so it has to be the last \
      parameter.
      """,
    subject: .disk,
    bad: "vdev=xvda,target=/a.img,access=ro",
    good: "vdev=xvda,access=ro,target=/a.img",
    fix: .changesMeaning,
  )
}

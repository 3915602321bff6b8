package import XLText

/// A backend type that runs no script.
package enum ScriptRefused: Rule {
  package static let code: DiagnosticCode = 1032
  package static let page = RulePage(
    .error,
    "A backend type that runs no script.",
    why: """
      qdisk and standalone open the target themselves and run no script.
      """,
    subject: .disk,
    bad: "vdev=xvda,backendtype=qdisk,script=block-mine,target=x",
    good: "vdev=xvda,backendtype=phy,script=block-mine,target=x",
  )
}

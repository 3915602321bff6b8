package import XLText

/// A backend type or script that cannot serve the format.
package enum FormatRefused: Rule {
  package static let code: DiagnosticCode = 1033
  package static let page = RulePage(
    .error,
    "A backend type or script that cannot serve the format.",
    why: """
      A backend that is chosen by name refuses formats that it does not know; a script makes a raw \
      device.
      """,
    subject: .disk,
    bad: "vdev=xvda,backendtype=phy,format=qcow2,target=/a.img",
    good: "vdev=xvda,backendtype=qdisk,format=qcow2,target=/a.img",
  )
}

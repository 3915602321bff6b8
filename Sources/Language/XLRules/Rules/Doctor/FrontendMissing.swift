package import XLText

package enum FrontendMissing: DoctorRule {
  package static let code: DiagnosticCode = 6006
  package static let page = RulePage(
    .error,
    "The frontend directory of a device is missing.",
    why: """
      The guest cannot find the device.
      The cause is often an interrupted forced detach: it removes the frontend directory first.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6006]: the frontend directory /local/domain/7/device/vbd/51712 \
      is missing; an attach writes all directories in one transaction
        = note: the backend is in state 2 (InitWait), the frontend is missing
        = next: xlplug detach 7 xvda
        = then: xlplug attach 7 /srv/web.img,raw,xvda,w

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

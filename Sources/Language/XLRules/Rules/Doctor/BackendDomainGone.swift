package import XLText

package enum BackendDomainGone: DoctorRule {
  package static let code: DiagnosticCode = 6007
  package static let page = RulePage(
    .error,
    "The backend domain of a device no longer exists.",
    why: """
      The device does not work.
      Restarting the driver domain does not restore its devices: each device must be attached again.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6007]: the backend domain 3 no longer exists
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = help: start that domain, then attach the device again
        = next: xlplug detach 7 xvda
        = then: xlplug attach 7 /srv/web.img,raw,xvda,w,backend=3

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

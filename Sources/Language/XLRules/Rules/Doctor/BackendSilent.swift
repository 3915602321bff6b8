package import XLText

/// The backend does not take the device up.
package enum BackendSilent: DoctorRule {
  package static let code: DiagnosticCode = 6021
  package static let page = RulePage(
    .error,
    "The backend's driver has not taken a device up.",
    why: """
      It should within moments.
      A device of the same number that is still closing, or a kernel that hangs, keep it from it.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6021]: the backend's driver has not taken it up: its state \
      is 1 (Initialising), expected 2 (InitWait)
        = note: the backend is in state 1 (Initialising), the frontend is in state 1 (Initialising)
        = note: hotplug-status is 'connected'
        = help: the kernel's log may say why
        = next: xlplug detach 7 xvda
        = then: xlplug attach 7 /srv/web.img,raw,xvda,w

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

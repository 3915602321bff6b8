package import XLText

package enum BackendSilent: DoctorRule {
  package static let code: DiagnosticCode = 6021
  package static let page = RulePage(
    .error,
    "The backend driver has not connected a device.",
    why: """
      The driver normally connects within a second.
      The cause is a device with the same number that is still closing, or a kernel that hangs.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6021]: the backend driver has not connected: its state is 1 \
      (Initialising); expected 2 (InitWait)
        = note: the backend is in state 1 (Initialising), the frontend is in state 1 (Initialising)
        = note: hotplug-status is 'connected'
        = help: check the kernel log with dmesg
        = next: xlplug detach 7 xvda
        = then: xlplug attach 7 /srv/web.img,raw,xvda,w

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

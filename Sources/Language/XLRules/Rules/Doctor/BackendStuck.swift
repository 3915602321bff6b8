package import XLText

package enum BackendStuck: DoctorRule {
  package static let code: DiagnosticCode = 6031
  package static let page = RulePage(
    .error,
    "The guest waits for the backend.",
    why: """
      The guest is ready, but the device does not work.
      The kernel log of the backend domain shows the cause.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6031]: the guest is ready, but the backend does not connect
        = note: the backend is in state 2 (InitWait), the frontend is in state 3 (Initialised)
        = note: hotplug-status is 'connected'
        = help: check the kernel log with dmesg
        = next: xlplug detach 7 xvda
        = then: xlplug attach 7 /srv/web.img,raw,xvda,w

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

package import XLText

package enum BackendRefused: DoctorRule {
  package static let code: DiagnosticCode = 6019
  package static let page = RulePage(
    .error,
    "The kernel's backend refused a device.",
    why: "The device does not work; the driver's error is in the backend's error node and in the kernel log.",
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6019]: the kernel's backend refused the device: '2 creating vbd \
      structure'
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = note: hotplug-status is 'connected'
        = next: xlplug detach 7 xvda
        = then: xlplug attach 7 /srv/web.img,raw,xvda,w

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

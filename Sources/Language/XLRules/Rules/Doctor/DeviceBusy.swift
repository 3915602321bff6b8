package import XLText

package enum DeviceBusy: DoctorRule {
  package static let code: DiagnosticCode = 6001
  package static let page = RulePage(
    .error,
    "Another xlplug process is changing a device.",
    why: """
      The device cannot be diagnosed while it is being attached or detached.
      The kernel releases the lock when the process exits.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6001]: xlplug, process 4711 ('xlplug attach 7 \
      /srv/web.img,raw,xvda,w' for 2 s), is changing the device
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = help: wait until it exits, then run the doctor again
        = next: xlplug doctor 7 xvda

      """,
    good: "xlplug doctor 7 xvda\n",
  )
}

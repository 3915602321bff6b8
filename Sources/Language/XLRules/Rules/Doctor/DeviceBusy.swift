package import XLText

/// Another xlplug works on the device now.
package enum DeviceBusy: DoctorRule {
  package static let code: DiagnosticCode = 6001
  package static let page = RulePage(
    .error,
    "Another xlplug works on a device now.",
    why: """
      A device that comes or goes is not whole, so nothing can be said of it yet.
      The lock is the kernel's and ends with its process: it is never left behind.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6001]: an xlplug, process 4711 ('xlplug attach 7 \
      /srv/web.img,raw,xvda,w' for 2 s), works on it now
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = help: wait for it, then look once more
        = next: xlplug doctor 7 xvda

      """,
    good: "xlplug doctor 7 xvda\n",
  )
}

package import XLText

/// An xlplug was killed while it attached the device.
package enum KilledAttach: DoctorRule {
  package static let code: DiagnosticCode = 6003
  package static let page = RulePage(
    .error,
    "An xlplug was killed while it attached a device.",
    why: """
      The journal in `/run/xlplug` holds what is needed to take everything back, also a loop device that \
      no key names.
      What the device's directories say is not to be relied on until then.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6003]: an xlplug was killed while it attached the device; \
      its journal is still there
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = help: the next attach or detach of the device rolls back what was begun
        = next: xlplug detach 7 xvda
        = then: xlplug attach 7 /srv/web.img,raw,xvda,w

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

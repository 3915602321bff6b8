package import XLText

package enum KilledAttach: DoctorRule {
  package static let code: DiagnosticCode = 6003
  package static let page = RulePage(
    .error,
    "xlplug was killed during an attach.",
    why: """
      The device is incomplete, and may use a loop device that is in no directory.
      The journal in `/run/xlplug` contains everything that a rollback requires.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6003]: xlplug was killed during the attach; its journal \
      remains
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = help: the next attach or detach of the device rolls it back
        = next: xlplug detach 7 xvda
        = then: xlplug attach 7 /srv/web.img,raw,xvda,w

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

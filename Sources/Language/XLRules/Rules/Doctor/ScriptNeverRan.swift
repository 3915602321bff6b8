package import XLText

package enum ScriptNeverRan: DoctorRule {
  package static let code: DiagnosticCode = 6009
  package static let page = RulePage(
    .error,
    "The script of a device was not completed.",
    why: """
      The device does not work, and no process will run the script later.
      The attaching command was killed, or it stopped the script after its time limit.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6009]: the script /etc/xen/scripts/block was not completed, and \
      no process runs it: its parent was killed or timed out
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = note: the script is run by the attaching command (xl or xlplug)
        = help: roll back the incomplete attach, then attach again
        = next: xlplug detach 7 xvda
        = then: xlplug attach 7 /srv/web.img,raw,xvda,w

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

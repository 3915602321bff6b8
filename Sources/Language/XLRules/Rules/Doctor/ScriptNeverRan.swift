package import XLText

/// Nobody ran the script.
package enum ScriptNeverRan: DoctorRule {
  package static let code: DiagnosticCode = 6009
  package static let page = RulePage(
    .error,
    "Nobody ran the script of a device to its end.",
    why: """
      Without the script the backend has nothing to serve.
      Nobody starts it later: whoever attached was killed, was stopped, or ended the script when its \
      time was over, which `hotplug-status` does not tell.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6009]: nobody ran the script /etc/xen/scripts/block to its \
      end, and nobody does: whoever attached was killed or gave up
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = note: the script is run by whoever attaches (xl or xlplug)
        = help: roll back what was begun, then attach again
        = next: xlplug detach 7 xvda
        = then: xlplug attach 7 /srv/web.img,raw,xvda,w

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

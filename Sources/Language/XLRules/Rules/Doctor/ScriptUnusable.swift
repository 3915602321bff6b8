package import XLText

package enum ScriptUnusable: DoctorRule {
  package static let code: DiagnosticCode = 6013
  package static let page = RulePage(
    .error,
    "The script of a device is missing, or users other than root can change it.",
    why: """
      The device can be neither attached nor detached.
      xlplug runs a script as root only if no other user can change it.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6013]: the script /etc/xen/scripts/block-mine does not exist
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = next: xlplug detach 7 xvda --force
        = then: xlplug attach 7 /srv/web.img,raw,xvda,w,script=/etc/xen/scripts/block-mine

      """,
    good: "xlplug detach 7 xvda --force\n",
  )
}

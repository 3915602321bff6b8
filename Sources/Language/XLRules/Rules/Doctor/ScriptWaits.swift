package import XLText

package enum ScriptWaits: DoctorRule {
  package static let code: DiagnosticCode = 6012
  package static let page = RulePage(
    .error,
    "The script of a device waits for a lock of Xen's scripts.",
    why: """
      Until the lock is released, every attach waits, and then times out.
      Scripts run one at a time, with locks in `/var/run/xen-hotplug`; a child of a killed script still \
      holds its lock.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6012]: its script, process 812 ('/bin/bash \
      /etc/xen/scripts/block add' for 12 s), waits for the lock /var/run/xen-hotplug/block, held by \
      process 640 ('losetup -f' for 312 s)
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = help: no process waits for the lock holder: its parent no longer exists, or would have \
      stopped it
        = next: kill 640

      """,
    good: "kill 640\n",
  )
}

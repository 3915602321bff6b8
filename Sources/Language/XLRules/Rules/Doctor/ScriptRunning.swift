package import XLText

package enum ScriptRunning: DoctorRule {
  package static let code: DiagnosticCode = 6011
  package static let page = RulePage(
    .error,
    "The script of a device is still running.",
    why: """
      The device is connected only after the script exits.
      libxl stops a script after 40 s, and xlplug after `--script-timeout`; an older script has no parent.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6011]: its script, process 812 ('/bin/bash \
      /etc/xen/scripts/block add' for 75 s), is still running
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = note: the script is run by the attaching command (xl or xlplug)
        = help: no process waits for it: its parent no longer exists, or would have stopped it after 40 \
      s
        = next: kill 812

      """,
    good: "kill 812\n",
  )
}

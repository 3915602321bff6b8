package import XLText

/// The script runs still.
package enum ScriptRunning: DoctorRule {
  package static let code: DiagnosticCode = 6011
  package static let page = RulePage(
    .error,
    "The script of a device runs still.",
    why: """
      The device comes online after it.
      libxl ends a script after 40 seconds, xlplug after `--script-timeout`; one that is older has \
      outlived whoever started it.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6011]: its script, process 812 ('/bin/bash \
      /etc/xen/scripts/block add' for 75 s), runs still
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = note: the script is run by whoever attaches (xl or xlplug)
        = help: nobody waits for it: whoever started it is gone, or would have ended it after 40 s
        = next: kill 812

      """,
    good: "kill 812\n",
  )
}

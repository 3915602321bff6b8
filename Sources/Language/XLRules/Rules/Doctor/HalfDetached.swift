package import XLText

/// A detach that came to no end.
package enum HalfDetached: DoctorRule {
  package static let code: DiagnosticCode = 6008
  package static let page = RulePage(
    .error,
    "A detach is incomplete.",
    why: """
      The backend was requested to close.
      Causes are a guest that does not release the device, a backend that hangs, and a toolstack that \
      stopped waiting; libxl then never runs the remove script.
      Another cause is a detach by xlplug whose remove script failed: the next detach runs it again, and \
      `--force` detaches the device anyway.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6008]: a detach is incomplete: the backend was requested to \
      close
        = note: the backend is in state 5 (Closing), the frontend is in state 1 (Initialising)
        = help: repeat the detach to complete it
        = next: xlplug detach 7 xvda

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

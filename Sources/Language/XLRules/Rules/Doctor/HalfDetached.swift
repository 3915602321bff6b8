package import XLText

/// A detach that came to no end.
package enum HalfDetached: DoctorRule {
  package static let code: DiagnosticCode = 6008
  package static let page = RulePage(
    .error,
    "A detach has begun and came to no end.",
    why: """
      The backend was told to close.
      A guest that does not release the device, a backend that hangs, and a toolstack that stopped \
      waiting leave that; libxl then never runs the remove script.
      So does a detach by xlplug whose remove script failed: the next detach runs it again, and with \
      `--force` the device is detached all the same.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6008]: a detach has begun and came to no end: the backend \
      was told to close
        = note: the backend is in state 5 (Closing), the frontend is in state 1 (Initialising)
        = help: a detach once more goes on where that one stopped
        = next: xlplug detach 7 xvda

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

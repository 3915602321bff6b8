package import XLText

package enum HalfDetached: DoctorRule {
  package static let code: DiagnosticCode = 6008
  package static let page = RulePage(
    .error,
    "A detach is incomplete.",
    why: """
      The device does not work, and still uses its vdev and its resources.
      Causes are a guest that does not release the device, a backend that hangs, or a failed remove script.
      The next detach completes it; `--force` detaches the device without the guest and the script.
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

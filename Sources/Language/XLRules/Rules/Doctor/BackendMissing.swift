package import XLText

/// The toolstack knows the device, and its backend's directory is missing.
package enum BackendMissing: DoctorRule {
  package static let code: DiagnosticCode = 6004
  package static let page = RulePage(
    .error,
    "The toolstack has a record of a device, and its backend's directory is missing.",
    why: """
      The vdev is taken, nobody serves it, and a remove script can no longer read what it would need.
      A script that failed in its remove execution, or a hand in the store, leaves that.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6004]: there is no backend directory \
      /local/domain/0/backend/vbd/7/51712, which an attach writes together with the others in one \
      transaction
        = note: the backend is missing, the frontend is in state 1 (Initialising)
        = help: its script could no longer tell what it made; gc looks for that by the image
        = next: xlplug gc --failed

      """,
    good: "xlplug gc --failed\n",
  )
}

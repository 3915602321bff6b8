package import XLText

/// The toolstack knows the device, and its backend's directory is missing.
package enum BackendMissing: DoctorRule {
  package static let code: DiagnosticCode = 6004
  package static let page = RulePage(
    .error,
    "The toolstack has a record of a device, and its backend's directory is missing.",
    why: """
      The vdev is in use, no backend serves it, and a remove script cannot read its entries.
      The cause is a script that failed in its remove execution, or a manual change of the store.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6004]: there is no backend directory \
      /local/domain/0/backend/vbd/7/51712, which an attach writes together with the others in one \
      transaction
        = note: the backend is missing, the frontend is in state 1 (Initialising)
        = help: its script cannot identify its resources; gc finds them by the image
        = next: xlplug gc --failed

      """,
    good: "xlplug gc --failed\n",
  )
}

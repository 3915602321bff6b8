package import XLText

package enum BackendMissing: DoctorRule {
  package static let code: DiagnosticCode = 6004
  package static let page = RulePage(
    .error,
    "The backend directory of a device is missing.",
    why: """
      The toolstack still has a record of the device, so its vdev is in use, but no backend serves it.
      The cause is a script that failed while it removed the device, or a manual change in xenstore.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6004]: the backend directory \
      /local/domain/0/backend/vbd/7/51712 is missing; an attach writes all directories in one \
      transaction
        = note: the backend is missing, the frontend is in state 1 (Initialising)
        = help: use gc, which finds resources by the image; the script cannot identify them
        = next: xlplug gc --failed

      """,
    good: "xlplug gc --failed\n",
  )
}

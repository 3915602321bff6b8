package import XLText

package enum GuestGone: DoctorRule {
  package static let code: DiagnosticCode = 6002
  package static let page = RulePage(
    .error,
    "The guest of a device no longer exists, but the device remains.",
    why: """
      The directories of the device remain, and often a loop device that keeps an image in use.
      The cause is a toolstack that could not detach the device when the guest was destroyed.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6002]: domain 7 no longer exists, but its device has leftovers
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = next: xlplug gc

      """,
    good: "xlplug gc\n",
  )
}

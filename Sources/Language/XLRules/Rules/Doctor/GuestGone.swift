package import XLText

/// The guest of the device is gone.
package enum GuestGone: DoctorRule {
  package static let code: DiagnosticCode = 6002
  package static let page = RulePage(
    .error,
    "The guest of a device is gone, and the device is not.",
    why: """
      A toolstack that could not take a device away when its guest ended leaves its directories, and \
      often a loop device that keeps an image in use.
      A guest is gone where the store was not told of it and it has neither number, name nor \
      configuration there.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6002]: domain 7 is gone, and this is left of its device
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = next: xlplug gc

      """,
    good: "xlplug gc\n",
  )
}

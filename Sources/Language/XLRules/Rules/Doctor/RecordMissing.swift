package import XLText

package enum RecordMissing: DoctorRule {
  package static let code: DiagnosticCode = 6005
  package static let page = RulePage(
    .error,
    "The toolstack has no record of a device.",
    why: """
      A toolstack lists and detaches only devices with a record.
      The cause is often a script that runs for a removed device, and recreates its backend directory.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6005]: the toolstack's record /libxl/7/device/vbd/51712 is \
      missing; an attach writes all directories in one transaction
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = next: xlplug gc --failed

      """,
    good: "xlplug gc --failed\n",
  )
}

package import XLText

package enum GuestSilent: DoctorRule {
  package static let code: DiagnosticCode = 6028
  package static let page = RulePage(
    .error,
    "The backend of a device is ready, but the guest has not connected.",
    why: """
      A guest that is paused or still booting connects later.
      A guest without a paravirtualized driver for the device never connects.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6028]: the backend is ready, but the guest has not connected: \
      it is paused, booting, or has no driver
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = note: hotplug-status is 'connected'
        = help: if the guest is paused ('p' in the list), resume it with 'xl unpause'
        = next: xl list 7

      """,
    good: "xl list 7\n",
  )
}

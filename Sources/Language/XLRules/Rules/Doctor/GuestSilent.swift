package import XLText

/// The guest does not connect.
package enum GuestSilent: DoctorRule {
  package static let code: DiagnosticCode = 6028
  package static let page = RulePage(
    .error,
    "This side of a device is ready, and the guest has not taken it up.",
    why: """
      A guest that is paused or still boots takes it up later; one without a driver for it, or that is \
      not paravirtualised enough to have one, never does.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6028]: this side is ready, and the guest has not taken it \
      up: it is paused, boots still, or has no driver
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = note: hotplug-status is 'connected'
        = help: 'p' in the list means that the guest is paused: 'xl unpause' lets it go on
        = next: xl list 7

      """,
    good: "xl list 7\n",
  )
}

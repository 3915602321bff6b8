package import XLText

package enum DriverMissing: DoctorRule {
  package static let code: DiagnosticCode = 6020
  package static let page = RulePage(
    .error,
    "The kernel has no backend driver for a device.",
    why: """
      No driver connects the device, and xl fails after 10 s.
      On most distributions the backend drivers are modules that an init script loads.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6020]: this host's kernel has no block backend: the \
      module xen-blkback is neither loaded nor built in
        = note: the backend is in state 1 (Initialising), the frontend is in state 1 (Initialising)
        = note: hotplug-status is 'connected'
        = next: modprobe xen-blkback

      """,
    good: "modprobe xen-blkback\n",
  )
}

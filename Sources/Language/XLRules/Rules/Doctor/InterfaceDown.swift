package import XLText

package enum InterfaceDown: DoctorRule {
  package static let code: DiagnosticCode = 6027
  package static let page = RulePage(
    .warning,
    "The interface of a device is down.",
    why: "The device is connected, but the guest has no network.",
    subject: .device,
    bad: """
      vif0 of domain 7 (00:16:3e:00:00:01): warning[XL6027]: the interface 'vif7.0' is down
        = note: the backend is in state 4 (Connected), the frontend is in state 4 (Connected)
        = note: hotplug-status is 'connected'
        = next: ip link set dev vif7.0 up

      """,
    good: "ip link set dev vif7.0 up\n",
  )
}

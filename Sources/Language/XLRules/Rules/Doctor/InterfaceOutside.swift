package import XLText

package enum InterfaceOutside: DoctorRule {
  package static let code: DiagnosticCode = 6026
  package static let page = RulePage(
    .warning,
    "The interface of a device is not part of its bridge.",
    why: """
      The device is connected, but the guest has no network.
      A bridge that was recreated has no ports.
      """,
    subject: .device,
    bad: """
      vif0 of domain 7 (00:16:3e:00:00:01): warning[XL6026]: the interface 'vif7.0' is not part of a \
      bridge; expected 'xenbr0'
        = note: the backend is in state 4 (Connected), the frontend is in state 4 (Connected)
        = note: hotplug-status is 'connected'
        = next: ip link set dev vif7.0 master xenbr0

      """,
    good: "ip link set dev vif7.0 master xenbr0\n",
  )
}

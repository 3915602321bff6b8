package import XLText

package enum BridgeMissing: DoctorRule {
  package static let code: DiagnosticCode = 6023
  package static let page = RulePage(
    .error,
    "The bridge of an interface is missing.",
    why: """
      `vif-bridge` fails, and the interface is not attached.
      A bridge that is not in the network configuration of the host is lost at the next boot.
      """,
    subject: .device,
    bad: """
      vif0 of domain 7 (00:16:3e:00:00:01): error[XL6023]: the bridge 'xenbr0' does not exist
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = note: hotplug-status is 'error'
        = next: ip link add name xenbr0 up type bridge

      """,
    good: "ip link add name xenbr0 up type bridge\n",
  )
}

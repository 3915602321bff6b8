package import XLText

package enum InterfaceMissing: DoctorRule {
  package static let code: DiagnosticCode = 6025
  package static let page = RulePage(
    .error,
    "The backend's network interface is missing.",
    why: "The script fails without a reason, and the guest has no network.",
    subject: .device,
    bad: """
      vif0 of domain 7 (00:16:3e:00:00:01): error[XL6025]: the backend interface 'vif7.0' does not exist
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = note: hotplug-status is 'error'
        = next: xlplug detach 7 vif0
        = then: xlplug attach 7 vif:mac=00:16:3e:00:00:01,bridge=xenbr0

      """,
    good: "xlplug detach 7 vif0\n",
  )
}

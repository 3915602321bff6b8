package import XLText

package enum GuestClosed: DoctorRule {
  package static let code: DiagnosticCode = 6030
  package static let page = RulePage(
    .error,
    "The guest has released a device.",
    why: "The guest no longer uses the device: it unbound the driver, or it is shutting down.",
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6030]: the guest has released the device
        = note: the backend is in state 2 (InitWait), the frontend is in state 6 (Closed)
        = note: hotplug-status is 'connected'
        = next: xlplug detach 7 xvda
        = then: xlplug attach 7 /srv/web.img,raw,xvda,w

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

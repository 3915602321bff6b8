package import XLText

package enum GuestRefused: DoctorRule {
  package static let code: DiagnosticCode = 6029
  package static let page = RulePage(
    .error,
    "The guest's driver refused a device.",
    why: """
      The device does not work in the guest.
      The guest writes the message, so it may be wrong.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6029]: the guest's driver refused the device: '28 allocating \
      event channel'
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = note: hotplug-status is 'connected'
        = next: xlplug detach 7 xvda
        = then: xlplug attach 7 /srv/web.img,raw,xvda,w

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

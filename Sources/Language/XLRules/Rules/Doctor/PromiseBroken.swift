package import XLText

package enum PromiseBroken: DoctorRule {
  package static let code: DiagnosticCode = 6018
  package static let page = RulePage(
    .error,
    "The script of a disk reported success, but no block device.",
    why: """
      The disk does not connect: the kernel's backend waits for `physical-device`, the two hexadecimal \
      numbers of a block device.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6018]: the script /etc/xen/scripts/block reported 'connected', \
      but 'physical-device' is missing or invalid
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = note: hotplug-status is 'connected'
        = next: xlplug detach 7 xvda
        = then: xlplug attach 7 /srv/web.img,raw,xvda,w

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

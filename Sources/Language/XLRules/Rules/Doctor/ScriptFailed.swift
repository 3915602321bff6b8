package import XLText

package enum ScriptFailed: DoctorRule {
  package static let code: DiagnosticCode = 6010
  package static let page = RulePage(
    .error,
    "The script of a device failed.",
    why: """
      A failed attach by xl leaves all entries in xenstore, so the vdev is in use until it is detached.
      The script writes its reason to `hotplug-error`; xl writes it only to its log.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6010]: the script /etc/xen/scripts/block failed: 'losetup -r \
      /dev/loop3 /srv/web.img failed'
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = note: hotplug-status is 'error'
        = note: xen-hotplug.log: losetup: /srv/web.img: failed to set up loop device
        = help: detach the device to remove its entries, fix the cause, then attach it again
        = next: xlplug detach 7 xvda
        = then: xlplug attach 7 /srv/web.img,raw,xvda,w

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

package import XLText

package enum QemuMissing: DoctorRule {
  package static let code: DiagnosticCode = 6022
  package static let page = RulePage(
    .error,
    "A disk requires QEMU, but no QEMU runs for the guest.",
    why: """
      The disk does not connect: QEMU is started only with the guest, if one of its first disks requires it.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6022]: the disk requires QEMU, but no QEMU runs for domain 7
        = note: the backend is in state 1 (Initialising), the frontend is in state 1 (Initialising)
        = help: attach it with backendtype=phy: the kernel can serve a raw image without QEMU
        = next: xlplug detach 7 xvda
        = then: xlplug attach 7 /srv/web.img,raw,xvda,w

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

package import XLText

package enum ImageReadOnly: DoctorRule {
  package static let code: DiagnosticCode = 6015
  package static let page = RulePage(
    .error,
    "A disk is writable, but its image is read-only.",
    why: "The disk is not attached; the error of Xen's `block` is only `busy`.",
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6015]: the disk is writable, but '/srv/web.img' is not: its \
      mode allows no writes
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = help: attach it read-only, or make the image writable first
        = next: xlplug detach 7 xvda
        = then: xlplug attach 7 /srv/web.img,raw,xvda,r

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

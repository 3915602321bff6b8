package import XLText

package enum LoopMismatch: DoctorRule {
  package static let code: DiagnosticCode = 6033
  package static let page = RulePage(
    .warning,
    "The loop device of a disk has no file, or another file.",
    why: "The guest uses another image than its configuration says.",
    subject: .device,
    bad: """
      xvda of domain 7 (51712): warning[XL6033]: /dev/loop3 has '/srv/mail.img'; expected '/srv/web.img'
        = note: the backend is in state 4 (Connected), the frontend is in state 4 (Connected)
        = note: hotplug-status is 'connected'
        = help: detach the disk, then attach it again: the guest uses another image
        = next: xlplug detach 7 xvda
        = then: xlplug attach 7 /srv/web.img,raw,xvda,w

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

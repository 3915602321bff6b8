package import XLText

package enum ImageDeleted: DoctorRule {
  package static let code: DiagnosticCode = 6032
  package static let page = RulePage(
    .warning,
    "The image of a disk was removed while it is in use.",
    why: """
      The loop device keeps the contents until the disk is detached; then they are lost.
      Xen's `block` also keeps the loop device if it cannot find the image.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): warning[XL6032]: the image '/srv/web.img' was removed; /dev/loop3 \
      keeps its contents until the disk is detached
        = note: the backend is in state 4 (Connected), the frontend is in state 4 (Connected)
        = note: hotplug-status is 'connected'
        = help: for a consistent copy, pause the guest first
        = next: cp --sparse=always /dev/loop3 /srv/web.img

      """,
    good: "cp --sparse=always /dev/loop3 /srv/web.img\n",
  )
}

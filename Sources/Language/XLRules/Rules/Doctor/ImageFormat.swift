package import XLText

package enum ImageFormat: DoctorRule {
  package static let code: DiagnosticCode = 6034
  package static let page = RulePage(
    .warning,
    "An image with another format is attached as raw.",
    why: """
      The guest sees the header of the image instead of a partition table, and its writes corrupt the image.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): warning[XL6034]: '/srv/web.img' is a qcow2 image, but is attached as raw
        = note: the backend is in state 4 (Connected), the frontend is in state 4 (Connected)
        = note: hotplug-status is 'connected'
        = help: attach it again with format=qcow2
        = next: xlplug detach 7 xvda
        = then: xlplug attach 7 /srv/web.img,qcow2,xvda,w

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

package import XLText

package enum ImageMissing: DoctorRule {
  package static let code: DiagnosticCode = 6014
  package static let page = RulePage(
    .error,
    "The image of a disk is missing.",
    why: "The device does not work; Xen's `block` reports no reason, and writes `connected`.",
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6014]: the target '/srv/web.img' does not exist
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = help: detach the device, restore the image, then attach the device again
        = next: xlplug detach 7 xvda
        = then: xlplug attach 7 /srv/web.img,raw,xvda,w

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

package import XLText

/// Another guest uses the image.
package enum ImageInUse: DoctorRule {
  package static let code: DiagnosticCode = 6016
  package static let page = RulePage(
    .error,
    "Another guest uses the same image, and one of the two may write.",
    why: """
      A file system does not bear that somebody else writes.
      The check in Xen's `block` never fires for files, so both may be online.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6016]: '/srv/web.img' is in use by xvda of domain 8, \
      too (writable), and one of the two may write
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = help: a file system does not bear that: take one of the two away
        = next: xlplug detach 7 xvda

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

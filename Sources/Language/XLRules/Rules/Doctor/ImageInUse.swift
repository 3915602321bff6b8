package import XLText

package enum ImageInUse: DoctorRule {
  package static let code: DiagnosticCode = 6016
  package static let page = RulePage(
    .error,
    "Two guests use the same image, and one of them may write.",
    why: """
      Writes by another guest corrupt the file system.
      Xen's `block` does not detect this for files, so both disks may be online.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6016]: '/srv/web.img' is also in use by xvda of domain 8 \
      (writable), and one of the guests may write
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = help: detach one of the two disks: sharing corrupts most file systems
        = next: xlplug detach 7 xvda

      """,
    good: "xlplug detach 7 xvda\n",
  )
}

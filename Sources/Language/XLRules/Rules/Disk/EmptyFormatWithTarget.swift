import XLModel
import XLText

/// Format empty with a target.
enum EmptyFormatWithTarget: Rule {
  static let code: DiagnosticCode = 1030
  static let page = RulePage(
    .error,
    "Format empty with a target.",
    why: """
      Format empty means no target, so libxl refuses a target.
      """,
    subject: .disk,
    bad: "/a.iso,empty,hdc:cdrom,r",
    good: ",empty,hdc:cdrom,r",
  )

  static func diagnostic(_ disk: DiskSubject, at range: ByteRange, target: ByteRange) -> Diagnostic {
    diagnostic(
      "format empty with the target \(disk.quoted(target)); expected no target, or the format of this one",
      at: range,
      help: "write raw for an image, or remove the target",
      notes: [Diagnostic.Note("the target", at: target)],
    )
  }
}

import XLModel
import XLText

enum OverriddenParameter: Rule {
  static let code: DiagnosticCode = 1013
  static let page = RulePage(
    .warning,
    "A parameter of a disk is given twice.",
    why: "xl uses the last value, and silently ignores the first one.",
    subject: .disk,
    bad: "vdev=xvda,access=ro,access=rw,target=/a.img",
    good: "vdev=xvda,access=ro,target=/a.img",
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange, first: ByteRange) -> Diagnostic {
    diagnostic(
      "\(disk.quoted(range)) replaces \(disk.quoted(first)); xl silently uses the last value",
      at: range,
      help: "keep one of them",
      notes: [Diagnostic.Note("the first value is here", at: first)],
    )
  }
}

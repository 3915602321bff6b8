import XLModel
import XLText

/// A later value that silently replaces an earlier one.
enum OverriddenParameter: Rule {
  static let code: DiagnosticCode = 1013
  static let page = RulePage(
    .warning,
    "A later value that silently replaces an earlier one.",
    why: """
      xl uses the later value and silently ignores the earlier one.
      """,
    subject: .disk,
    bad: "vdev=xvda,access=ro,access=rw,target=/a.img",
    good: "vdev=xvda,access=ro,target=/a.img",
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange, first: ByteRange) -> Diagnostic {
    diagnostic(
      "\(disk.quoted(range)) silently replaces \(disk.quoted(first)); xl uses the last one",
      at: range,
      help: "keep one of them",
      notes: [Diagnostic.Note("replaced here", at: first)],
    )
  }
}

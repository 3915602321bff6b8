import XLModel
import XLText

/// A NUL byte.
enum NULInDiskString: Rule {
  static let code: DiagnosticCode = 1025
  static let page = RulePage(
    .error,
    "A NUL byte.",
    why: """
      A C string ends at a NUL byte, so the rest is lost.
      """,
    subject: .disk,
    bad: "/a\0.img,raw,xvda,w",
    good: "/a.img,raw,xvda,w",
    fix: .changesMeaning,
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange) -> Diagnostic {
    diagnostic(
      "a NUL byte, at which the string ends for xl; expected any other byte",
      at: range,
      help: "remove it",
      fixes: [disk.replace("remove the NUL byte", range, with: "")],
    )
  }
}

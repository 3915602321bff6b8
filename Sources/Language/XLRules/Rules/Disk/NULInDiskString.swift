import XLModel
import XLText

enum NULInDiskString: Rule {
  static let code: DiagnosticCode = 1025
  static let page = RulePage(
    .error,
    "A disk string contains a NUL byte.",
    why: "For xl the string ends at the NUL byte, so the rest is lost.",
    subject: .disk,
    bad: "/a\0.img,raw,xvda,w",
    good: "/a.img,raw,xvda,w",
    fix: .changesMeaning,
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange) -> Diagnostic {
    diagnostic(
      "the string contains a NUL byte; xl ignores the rest of the string",
      at: range,
      help: "remove it",
      fixes: [disk.replace("remove the NUL byte", range, with: "")],
    )
  }
}

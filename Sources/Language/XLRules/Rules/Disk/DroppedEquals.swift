import XLModel
import XLText

enum DroppedEquals: Rule {
  static let code: DiagnosticCode = 1011
  static let page = RulePage(
    .warning,
    "A disk string ends with `=`.",
    why: "xl silently ignores one `=` at the end; a value may be missing after it.",
    subject: .disk,
    bad: "/a.img,raw,xvda,w=",
    good: "/a.img,raw,xvda,w",
    fix: .safe,
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange) -> Diagnostic {
    diagnostic(
      "xl silently ignores this '=' at the end of the string",
      at: range,
      help: "remove it",
      fixes: [disk.replace("remove the '='", range, with: "", isSafe: true)],
    )
  }
}

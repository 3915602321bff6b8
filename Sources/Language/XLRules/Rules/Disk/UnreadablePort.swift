import XLModel
import XLText

/// A COLO port that is not a number, or 0.
enum UnreadablePort: Rule {
  static let code: DiagnosticCode = 1007
  static let page = RulePage(
    .error,
    "A COLO port that is not a number, or 0.",
    why: """
      xl reads the port as C's `atoi` does and refuses 0, the result for any text that is not a number.
      """,
    subject: .disk,
    bad: "/a.img,raw,xvda,w,colo,colo-port=http",
    good: "/a.img,raw,xvda,w,colo,colo-port=9999",
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange) -> Diagnostic {
    diagnostic(
      "colo port \(disk.quoted(range)) reads as 0; expected a number from 1 to 65535",
      at: range,
      help: "write the port in decimal digits",
    )
  }
}

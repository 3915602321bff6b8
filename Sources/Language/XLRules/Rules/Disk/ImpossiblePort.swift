import XLModel
import XLText

/// A COLO port that is out of range.
enum ImpossiblePort: Rule {
  static let code: DiagnosticCode = 1038
  static let page = RulePage(
    .error,
    "A COLO port that is out of range.",
    why: """
      A TCP port is a number from 1 to 65535.
      """,
    subject: .disk,
    bad: "/a.img,raw,xvda,w,colo,colo-port=70000",
    good: "/a.img,raw,xvda,w,colo,colo-port=9999",
  )

  static func diagnostic(_ disk: DiskSubject, at range: ByteRange, _ port: Int32) -> Diagnostic {
    diagnostic(
      "colo port \(disk.quoted(range)) is read as \(port); expected a number from 1 to 65535",
      at: range,
    )
  }
}

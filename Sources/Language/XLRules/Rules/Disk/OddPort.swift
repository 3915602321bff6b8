import XLModel
import XLText

/// A COLO port in a spelling that is read otherwise than it looks.
enum OddPort: Rule {
  static let code: DiagnosticCode = 1037
  static let page = RulePage(
    .warning,
    "A COLO port in a spelling that is read otherwise than it looks.",
    why: """
      xl reads the port as C's `atoi` does: leading blanks, zeros and trailing text are passed over.
      """,
    subject: .disk,
    bad: "/a.img,raw,xvda,w,colo,colo-port=09999",
    good: "/a.img,raw,xvda,w,colo,colo-port=9999",
    fix: .safe,
  )

  static func diagnostic(_ disk: DiskSubject, at range: ByteRange, _ port: Int32) -> Diagnostic {
    diagnostic(
      "colo port \(disk.quoted(range)) is read as \(port)",
      at: range,
      help: "write \(port)",
      fixes: [disk.replace("write '\(port)'", range, with: "\(port)", isSafe: true)],
    )
  }
}

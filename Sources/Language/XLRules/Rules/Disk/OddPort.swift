import XLModel
import XLText

/// A COLO port with a misleading spelling.
enum OddPort: Rule {
  static let code: DiagnosticCode = 1037
  static let page = RulePage(
    .warning,
    "A COLO port with a misleading spelling.",
    why: """
      xl reads the port as C's `atoi` does: it ignores leading blanks, zeros and trailing bytes.
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

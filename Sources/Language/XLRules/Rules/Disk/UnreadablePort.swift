import XLModel
import XLText

enum UnreadablePort: Rule {
  static let code: DiagnosticCode = 1007
  static let page = RulePage(
    .error,
    "A COLO port is 0 or not a number.",
    why: "xl refuses the disk: it reads a value that is not a number as 0.",
    subject: .disk,
    bad: "/a.img,raw,xvda,w,colo,colo-port=http",
    good: "/a.img,raw,xvda,w,colo,colo-port=9999",
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange) -> Diagnostic {
    diagnostic(
      "xl reads the COLO port \(disk.quoted(range)) as 0; expected a number from 1 to 65535",
      at: range,
      help: "write the port in decimal digits",
    )
  }
}

import XLModel
import XLText

enum ImpossiblePort: DiskRule {
  static let code: DiagnosticCode = 1038
  static let page = RulePage(
    .error,
    "A COLO port is out of range.",
    why: "COLO cannot connect: a TCP port is a number from 1 to 65535.",
    subject: .disk,
    bad: "/a.img,raw,xvda,w,colo,colo-port=70000",
    good: "/a.img,raw,xvda,w,colo,colo-port=9999",
  )
  static let trait = DiskTrait.coloPort

  static func check(_ disk: DiskReading) -> Diagnostic? {
    let port = disk.spec.coloPort
    guard let range = disk.parts.coloPortPlace.range, UInt16(exactly: port) == nil else { return nil }
    return diagnostic(
      "xl reads the COLO port \(disk.quoted(range)) as \(port); expected a number from 1 to 65535",
      at: range,
    )
  }
}

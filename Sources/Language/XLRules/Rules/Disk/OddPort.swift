import XLModel
import XLText

enum OddPort: DiskRule {
  static let code: DiagnosticCode = 1037
  static let page = RulePage(
    .warning,
    "A COLO port has a misleading spelling.",
    why: "xl ignores leading spaces and zeros, and all bytes after the digits, so another port may be meant.",
    subject: .disk,
    bad: "/a.img,raw,xvda,w,colo,colo-port=09999",
    good: "/a.img,raw,xvda,w,colo,colo-port=9999",
    fix: .safe,
  )
  static let trait = DiskTrait.coloPort

  static func check(_ disk: DiskReading) -> Diagnostic? {
    let port = disk.spec.coloPort
    guard let range = disk.parts.coloPortPlace.range, port != 0, UInt16(exactly: port) != nil,
      !disk.spec.bytes(in: range).elementsEqual(String(port).utf8)
    else { return nil }
    return diagnostic(
      "xl reads the COLO port \(disk.quoted(range)) as \(port)",
      at: range,
      help: "write \(port)",
      fixes: [disk.replace("write '\(port)'", range, with: "\(port)", isSafe: true)],
    )
  }
}

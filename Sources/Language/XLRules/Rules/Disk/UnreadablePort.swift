import XLText

enum UnreadablePort: WordedRule {
  static let code: DiagnosticCode = 1007
  static let page = RulePage(
    .error,
    "A COLO port is 0 or not a number.",
    why: "xl refuses the disk: it reads a value that is not a number as 0.",
    subject: .disk,
    bad: "/a.img,raw,xvda,w,colo,colo-port=http",
    good: "/a.img,raw,xvda,w,colo,colo-port=9999",
  )
  static let help = "write the port in decimal digits"

  static func message(_ text: String) -> String {
    "xl reads the COLO port \(text) as 0; expected a number from 1 to 65535"
  }
}

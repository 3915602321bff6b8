import XLSyntax
import XLText

enum OverlongParameter: WordedRule {
  static let code: DiagnosticCode = 1023
  static let page = RulePage(
    .error,
    "A parameter of a disk is too long.",
    why: "xl writes past the end of a buffer if a parameter has 16384 bytes or more.",
    subject: .disk,
    bad: String(repeating: "a", count: 16384) + ",raw,xvda,w",
    good: "/a.img,raw,xvda,w",
  )
  static let help = "shorten the parameter; spaces and prefixes on the same line count too"

  static func message(_ text: String) -> String {
    "the parameter is too long; expected fewer than \(DiskLexer.reachMax + 1) bytes"
  }
}

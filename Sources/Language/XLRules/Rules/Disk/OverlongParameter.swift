import XLModel
import XLSyntax
import XLText

/// A parameter too long for xl's scanner.
enum OverlongParameter: Rule {
  static let code: DiagnosticCode = 1023
  static let page = RulePage(
    .error,
    "A parameter too long for xl's scanner.",
    why: """
      xl's scanner writes past the end of its buffer for a parameter of 16384 bytes.
      """,
    subject: .disk,
    bad: String(repeating: "a", count: 16384) + ",raw,xvda,w",
    good: "/a.img,raw,xvda,w",
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange) -> Diagnostic {
    diagnostic(
      "from here on, xl's scanner writes past the end of its buffer; "
        + "expected fewer than \(DiskLexer.reachMax + 1)",
      at: range,
      help: "shorten the parameter; blanks and prefixes count with the rest of their line",
    )
  }
}

import XLModel
import XLText

/// A value that would be right in other letters.
enum WordInWrongCase: FileRule {
  static let code: DiagnosticCode = 3108
  static let page = RulePage(
    .error,
    "A value is right but for upper-case and lower-case letters.",
    why: """
      Half of the words are compared to the letter, and half are not; these are.
      The manual prints `SOCKET` and `PTY` for channels, and xl takes neither.
      """,
    bad: "channel = [ \"connection=PTY,name=org.example.agent\" ]\n",
    good: "channel = [ \"connection=pty,name=org.example.agent\" ]\n",
    fix: .safe,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.entries { (problem) -> String? in
      if case .wrongCase(_, let name) = problem { name } else { nil }
    }.map { finding in
      diagnostic(
        finding,
        "\(finding.quoted) is compared to the letter; expected '\(finding.found)'",
        fixes: [finding.replacing("write '\(finding.found)'", finding.found, .safe)],
      )
    }
  }
}

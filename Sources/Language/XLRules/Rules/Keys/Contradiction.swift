import XLModel
import XLSyntax
import XLText

enum Contradiction: Rule {
  static let code: DiagnosticCode = 3022
  static let page = RulePage(
    .error,
    "Two settings contradict each other.",
    why: "xl refuses the file, or silently ignores one of the settings.",
    bad: "vcpus = 4\nmaxvcpus = 2\n",
    good: "vcpus = 2\nmaxvcpus = 4\n",
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject, with range: ByteRange) -> Diagnostic
  {
    let other = file.reading.entries.last { $0.value.range == range }
    let name = other.map { String(decoding: $0.name, as: UTF8.self) } ?? "another setting"
    return diagnostic(
      Self.message(problem, name),
      at: problem.range,
      severity: problem.outcome == .warns ? .warning : .error,
      help: problem.outcome == .warns
        ? "remove '\(problem.key)', or move it into '\(name)'" : "remove one of them",
      notes: [Diagnostic.Note("'\(name)' is set here", at: range)],
    )
  }

  private static func message(_ problem: DomainProblem, _ name: String) -> String {
    switch problem.key {
    case "vcpus": "'vcpus' is greater than 'maxvcpus'"
    case "vncdisplay": "the display is set in both 'vncdisplay' and 'vnclisten'"
    case "root", "extra": "'\(problem.key)' has no effect, because '\(name)' is set"
    default: "'\(problem.key)' contradicts '\(name)'"
    }
  }
}

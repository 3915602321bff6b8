import XLModel
import XLSyntax
import XLText

enum MemoryAboveMaximum: SingleFileRule {
  static let code: DiagnosticCode = 3027
  static let page = RulePage(
    .error,
    "The guest starts with more memory than its maximum.",
    why: "xl does not compare `memory` with `maxmem`, and libxl fails to build the guest.",
    bad: "memory = 2048\nmaxmem = 1024\n",
    good: "memory = 1024\nmaxmem = 2048\n",
  )

  static func find(_ file: RuleSubject) -> Diagnostic? {
    guard let memory = file.number("memory"), let most = file.number("maxmem"), most > 0, memory > most,
      let range = file.entry("memory")?.value.range, let other = file.entry("maxmem")?.value.range
    else { return nil }
    return diagnostic(
      "'memory' is \(memory) MiB, more than 'maxmem' with \(most) MiB",
      at: range,
      help: "set 'maxmem' to at least 'memory'",
      notes: [Diagnostic.Note("'maxmem' is set here", at: other)],
    )
  }
}

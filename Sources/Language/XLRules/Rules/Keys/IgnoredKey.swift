import XLModel
import XLSyntax
import XLText

/// A key that xl warns of and ignores.
enum IgnoredKey: Rule {
  static let code: DiagnosticCode = 3006
  static let page = RulePage(
    .warning,
    "A key is set that xl ignores with a warning.",
    why: "xm used it; xl prints a warning each time the domain is created.",
    bad: "vncviewer = 1\n",
    good: "vnc = 1\n",
    fix: .safe,
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic {
    let edits = file.entry(problem.key).map { [file.removal(of: $0)] } ?? []
    return diagnostic(
      "'\(problem.key)' is ignored by xl",
      at: file.entry(problem.key)?.setting.nameRange ?? problem.range,
      help: ConfigKeys.named(problem.key)?.deprecation?.advice,
      fixes: [Diagnostic.Fix("remove the setting", edits: edits, safety: .safe)],
    )
  }
}

import XLModel
import XLSyntax
import XLText

enum IgnoredKey: Rule {
  static let code: DiagnosticCode = 3006
  static let page = RulePage(
    .warning,
    "A key is set that only xm used.",
    why: "The key has no effect, and xl prints a warning each time the domain is created.",
    bad: "vncviewer = 1\n",
    good: "vnc = 1\n",
    fix: .safe,
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic {
    let edits = file.entry(problem.key).map { [file.removal(of: $0)] } ?? []
    return diagnostic(
      "xl ignores '\(problem.key)', a key of xm",
      at: file.entry(problem.key)?.setting.nameRange ?? problem.range,
      help: ConfigKeys.named(problem.key)?.deprecation?.advice,
      fixes: [Diagnostic.Fix("remove the setting", edits: edits, safety: .safe)],
    )
  }
}

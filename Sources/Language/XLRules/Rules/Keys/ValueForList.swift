import XLModel
import XLText

enum ValueForList: Rule {
  static let code: DiagnosticCode = 3007
  static let page = RulePage(
    .error,
    "A single value is used where the key requires a list.",
    why: """
      xl warns, and ignores the setting, so the domain starts without its disks, for example.
      For a few keys it exits instead.
      """,
    bad: "disk = \"/dev/vg/root,raw,xvda,rw\"\n",
    good: "disk = [\"/dev/vg/root,raw,xvda,rw\"]\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic {
    let type = ConfigKeys.named(problem.key)?.type.description ?? "a list"
    let isDeep = ConfigKeys.named(problem.key)?.type == .lists
    let (open, close) = isDeep ? ("[[", "]]") : ("[", "]")
    let edits = [
      TextEdit(ByteRange(problem.range.start, problem.range.start), open),
      TextEdit(ByteRange(problem.range.end, problem.range.end), close),
    ]
    return diagnostic(
      "'\(problem.key)' requires \(type), found a single value; \(problem.consequence)",
      at: problem.range,
      fixes: [Diagnostic.Fix("put brackets around it", edits: edits, safety: .changesMeaning)],
    )
  }
}

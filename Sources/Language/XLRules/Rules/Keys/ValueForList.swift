import XLModel
import XLText

/// One value in place of a list.
enum ValueForList: Rule {
  static let code: DiagnosticCode = 3007
  static let page = RulePage(
    .error,
    "One value stands where the key takes a list.",
    why: """
      xl warns and goes on as if the key were not there: the domain starts without its disks.
      For a few keys it ends instead.
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
    let follows = problem.outcome == .refuses ? "xl refuses the file" : "xl goes on without it"
    return diagnostic(
      "'\(problem.key)' expects \(type), and got one value; \(follows)",
      at: problem.range,
      fixes: [Diagnostic.Fix("put brackets around it", edits: edits, safety: .changesMeaning)],
    )
  }
}

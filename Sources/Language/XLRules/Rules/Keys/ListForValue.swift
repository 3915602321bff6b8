import XLModel
import XLSyntax
import XLText

/// A list in place of one value.
enum ListForValue: Rule {
  static let code: DiagnosticCode = 3008
  static let page = RulePage(
    .error,
    "A list stands where the key takes one value.",
    why: "xl warns, for some keys not even that, and goes on as if the key were not there.",
    bad: "type = \"hvm\"\nboot = [\"c\"]\n",
    good: "type = \"hvm\"\nboot = \"c\"\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic {
    let type = ConfigKeys.named(problem.key)?.type.description ?? "one value"
    let elements = file.entry(problem.key)?.value.elements ?? []
    var fixes: [Diagnostic.Fix] = []
    if elements.count == 1, let element = elements.first, element.kind != .list {
      let value = TextEdit(problem.range, Array(file.text[element.range]))
      fixes.append(Diagnostic.Fix("take the brackets away", edits: [value], safety: .changesMeaning))
    }
    return diagnostic(
      "'\(problem.key)' expects \(type), and got a list; xl goes on without it",
      at: problem.range,
      fixes: fixes,
    )
  }
}

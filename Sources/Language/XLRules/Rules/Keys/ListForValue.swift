import XLModel
import XLSyntax
import XLText

enum ListForValue: Rule {
  static let code: DiagnosticCode = 3008
  static let page = RulePage(
    .error,
    "A list is used where the key requires a single value.",
    why: "xl ignores the setting, for some keys without a warning.",
    bad: "type = \"hvm\"\nboot = [\"c\"]\n",
    good: "type = \"hvm\"\nboot = \"c\"\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic {
    let type = ConfigKeys.named(problem.key)?.type.description ?? "a single value"
    let elements = file.entry(problem.key)?.value.elements ?? []
    var fixes: [Diagnostic.Fix] = []
    if elements.count == 1, let element = elements.first, element.kind != .list {
      let value = TextEdit(problem.range, Array(file.text[element.range]))
      fixes.append(Diagnostic.Fix("remove the brackets", edits: [value], safety: .changesMeaning))
    }
    return diagnostic(
      "'\(problem.key)' requires \(type), found a list; xl ignores it",
      at: problem.range,
      fixes: fixes,
    )
  }
}

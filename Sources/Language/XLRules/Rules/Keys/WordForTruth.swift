import XLModel
import XLText

enum WordForTruth: Rule {
  static let code: DiagnosticCode = 3011
  static let page = RulePage(
    .error,
    "A word such as `yes` or `true` is used where the key requires 0 or 1.",
    why: "xl warns, and uses the default, for many keys the opposite of the intended value.",
    bad: "type = \"hvm\"\nacpi = \"no\"\n",
    good: "type = \"hvm\"\nacpi = 0\n",
    fix: .changesMeaning,
  )

  private static let words: [String: String] = [
    "yes": "1", "true": "1", "on": "1", "enabled": "1", "enable": "1", "y": "1", "t": "1", "no": "0",
    "false": "0",
    "off": "0", "disabled": "0", "disable": "0", "n": "0", "f": "0", "none": "0",
  ]

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic? {
    let text = String(decoding: file.text(problem.key) ?? [], as: UTF8.self)
    guard let number = words[text.lowercased()] else { return nil }
    let type = ConfigKeys.named(problem.key)?.type.description ?? "a number"
    return diagnostic(
      "'\(problem.key)' requires \(type), found \(file.value(problem)); xl uses the default",
      at: problem.range,
      help: "write \(number)",
      fixes: file.replacing(problem.range, by: number, "write \(number)", .changesMeaning),
    )
  }
}

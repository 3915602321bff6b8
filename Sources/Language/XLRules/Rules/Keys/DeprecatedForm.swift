public import XLModel
import XLSyntax
public import XLText

/// A form of the value that is deprecated.
public enum DeprecatedForm: ProblemRule {
  public static let page = RulePage(
    ConfigCode.deprecatedForm.code,
    "DeprecatedForm",
    .warning,
    "A value has a form that xl warns of.",
    why: "Numbers of modes, and arguments in one text, come from xm; xl takes them, and warns each time.",
    bad: "tsc_mode = 2\n",
    good: "tsc_mode = \"native\"\n",
    fix: .safe,
  )

  public static func takes(_ problem: DomainProblem, in file: RuleSubject) -> Bool {
    switch problem.kind {
    case .deprecatedNumber: !problem.hasOwnForm
    case .valueForList: !problem.hasOwnForm && ConfigKeys.named(problem.key)?.type.takesSingle == true
    default: false
    }
  }

  public static func word(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic {
    if case .deprecatedNumber(let names) = problem.kind, let number = file.number(problem.key),
      names.indices.contains(Int(number))
    {
      let name = names[Int(number)]
      return diagnostic(
        "the number \(number) of '\(problem.key)' is deprecated; its name is '\(name)'",
        at: problem.range,
        fixes: file.replacing(problem.range, by: "\"\(name)\"", "write its name", .safe),
      )
    }
    let words = (file.text(problem.key) ?? []).split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
    let quoted = words.compactMap { file.quotedValue(Array($0)) }
    let list = Array("[".utf8) + quoted.joined(separator: Array(", ".utf8)) + Array("]".utf8)
    let edits = [TextEdit(problem.range, list)]
    return diagnostic(
      "one text for '\(problem.key)' is deprecated; expected a list of arguments",
      at: problem.range,
      fixes: words.isEmpty ? [] : [Diagnostic.Fix("make it a list", edits: edits, safety: .safe)],
    )
  }
}

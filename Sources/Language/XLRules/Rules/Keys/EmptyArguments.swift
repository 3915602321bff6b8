public import XLModel
import XLSyntax
public import XLText

/// Arguments of no word.
public enum EmptyArguments: ProblemRule {
  public static let page = RulePage(
    ConfigCode.emptyArguments.code,
    "EmptyArguments",
    .error,
    "The arguments of the bootloader are a text without a word.",
    why: "xl cuts the text at blanks, finds nothing, and crashes.",
    bad: "kernel = \"/k\"\nbootloader = \"pygrub\"\nbootloader_args = \"\"\n",
    good: "kernel = \"/k\"\nbootloader = \"pygrub\"\n",
    fix: .changesMeaning,
  )

  public static func takes(_ problem: DomainProblem, in file: RuleSubject) -> Bool {
    if case .other = problem.kind { problem.key == "bootloader_args" } else { false }
  }

  public static func word(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic {
    let edits = file.entry(problem.key).map { [file.removal(of: $0)] } ?? []
    return diagnostic(
      "'\(problem.key)' holds no argument; xl crashes",
      at: problem.range,
      fixes: [Diagnostic.Fix("remove the setting", edits: edits, safety: .changesMeaning)],
    )
  }
}

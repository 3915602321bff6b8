import XLModel
import XLSyntax
import XLText

enum TimerModeOfPV: Rule {
  static let code: DiagnosticCode = 3033
  static let page = RulePage(
    .error,
    "A PV guest has a timer mode.",
    why: "xl refuses the file; it ignores other keys that are not for PV guests.",
    bad: "kernel = \"/boot/vmlinuz\"\ntimer_mode = \"no_delay_for_missed_ticks\"\n",
    good: "kernel = \"/boot/vmlinuz\"\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic {
    let edits = file.entry("timer_mode").map { [file.removal(of: $0)] } ?? []
    return diagnostic(
      "'timer_mode' is for HVM and PVH guests, but this is a PV guest; xl refuses the file",
      at: file.entry("timer_mode")?.setting.nameRange ?? problem.range,
      fixes: [Diagnostic.Fix("remove the setting", edits: edits, safety: .changesMeaning)],
    )
  }
}

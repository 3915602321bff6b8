import XLModel
import XLSyntax
import XLText

/// Timer mode of a paravirtual guest.
enum TimerModeOfPV: Rule {
  static let code: DiagnosticCode = 3033
  static let page = RulePage(
    .error,
    "A pv guest has a timer mode.",
    why: "xl ignores other keys that are not for pv guests, but refuses a file with this key.",
    bad: "kernel = \"/boot/vmlinuz\"\ntimer_mode = \"no_delay_for_missed_ticks\"\n",
    good: "kernel = \"/boot/vmlinuz\"\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic {
    let edits = file.entry("timer_mode").map { [file.removal(of: $0)] } ?? []
    return diagnostic(
      "'timer_mode' is for hvm and pvh guests, and this one is pv; xl refuses the file",
      at: file.entry("timer_mode")?.setting.nameRange ?? problem.range,
      fixes: [Diagnostic.Fix("remove the setting", edits: edits, safety: .changesMeaning)],
    )
  }
}

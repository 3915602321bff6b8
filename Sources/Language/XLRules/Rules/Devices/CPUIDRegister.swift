import XLModel
import XLText

/// A register of `cpuid` that there is not.
enum CPUIDRegister: Rule {
  static let code: DiagnosticCode = 3145
  static let page = RulePage(
    .error,
    "A line of `cpuid` names a register that there is not.",
    why: """
      xl complains, leaves it out and creates the guest, which then sees another processor than was meant.
      """,
    bad: "cpuid = [ \"1:rax=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0\" ]\n",
    good: "cpuid = [ \"1:eax=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) begins no register; expected eax, ebx, ecx or edx, then '=' and 32 characters",
      help: "nothing of the line from here on is taken",
    )
  }
}

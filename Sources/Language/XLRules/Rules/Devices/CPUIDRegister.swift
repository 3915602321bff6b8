import XLModel
import XLText

/// A register of `cpuid` that there is not.
enum CPUIDRegister: Rule {
  static let code: DiagnosticCode = 3145
  static let page = RulePage(
    .error,
    "A line of `cpuid` names a register that does not exist.",
    why: """
      xl prints an error, ignores the entry and creates the guest with other processor features than \
      requested.
      """,
    bad: "cpuid = [ \"1:rax=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0\" ]\n",
    good: "cpuid = [ \"1:eax=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) is not a register; expected eax, ebx, ecx or edx, then '=' and 32 characters",
      help: "xl ignores the rest of the line",
    )
  }
}

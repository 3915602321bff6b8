import XLText

enum CPUIDRegister: EntryRule {
  static let code: DiagnosticCode = 3145
  static let page = RulePage(
    .error,
    "An entry of `cpuid` has an unknown register.",
    why: """
      xl prints an error, ignores the entry, and creates the guest with other CPU features than requested.
      """,
    bad: "cpuid = [ \"1:rax=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0\" ]\n",
    good: "cpuid = [ \"1:eax=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0\" ]\n",
  )
  static let help = "correct the register; xl ignores the rest of the entry"

  static func message(_ finding: EntryFinding) -> String {
    "\(finding.quoted) is not a register; expected eax, ebx, ecx or edx, then '=' and 32 characters"
  }
}

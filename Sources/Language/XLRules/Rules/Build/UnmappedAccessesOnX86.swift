import XLModel
import XLText

enum UnmappedAccessesOnX86: BuildRule {
  static let code: DiagnosticCode = 3218
  static let page = RulePage(
    .error,
    "`trap_unmapped_accesses` is 1 on x86.",
    why: """
      libxl refuses the guest on x86; on Arm, 1 is the default.
      A file with another Arm key is treated as a file for Arm.
      """,
    bad: """
      name = "web"
      type = "hvm"
      memory = 512
      trap_unmapped_accesses = 1

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 512
      trap_unmapped_accesses = 0

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    RefusalWords(
      message: "'trap_unmapped_accesses' is only for Arm, not for x86",
      help: "remove it; on Arm, 1 is the default"
    )
  }
}

import XLModel
import XLText

enum ViridianGroupConflict: BuildRule {
  static let code: DiagnosticCode = 3214
  static let page = RulePage(
    .error,
    "`viridian` enables groups without `base`, or enables and disables the same group.",
    why: "libxl refuses the guest: all other groups require the group `base`; `defaults` includes it.",
    bad: """
      name = "web"
      type = "hvm"
      memory = 512
      viridian = ["freq"]

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 512
      viridian = ["base", "freq"]

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    if refusal.reason == .viridianGroup {
      return RefusalWords(
        message: "'viridian' both enables and disables a group",
        help: "remove one of them; write '!GROUP' only after 'all' or 'defaults'"
      )
    }
    return RefusalWords(
      message: "'viridian' enables groups without 'base'; all other groups require it",
      help: "add 'base', or remove the other groups"
    )
  }
}

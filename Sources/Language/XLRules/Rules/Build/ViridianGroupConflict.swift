import XLModel
import XLSyntax
import XLText

/// Groups of Hyper-V interfaces that do not fit together.
enum ViridianGroupConflict: BuildRule {
  static let code: DiagnosticCode = 3214
  static let page = RulePage(
    .error,
    "`viridian` enables groups without `base`, or a group that it also disables.",
    why: """
      All other groups depend on the group `base`; `defaults` includes it.
      """,
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
        message: "'viridian' enables and disables the same group",
        help: "write groups with '!' after 'all'"
      )
    }
    return RefusalWords(
      message: "'viridian' enables groups without 'base', on which all others depend",
      help: "add 'base', or remove the others"
    )
  }
}

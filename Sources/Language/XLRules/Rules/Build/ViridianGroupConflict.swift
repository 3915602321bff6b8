import XLModel
import XLSyntax
import XLText

/// Groups of Hyper-V interfaces that do not fit together.
enum ViridianGroupConflict: BuildRule {
  static let code: DiagnosticCode = 3214
  static let page = RulePage(
    .error,
    "`viridian` enables groups without `base`, or one group that it disables too.",
    why: """
      The group `base` has what all others rely on; `defaults` includes it.
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
      message: "'viridian' enables groups without 'base', on which all others rely",
      help: "add 'base', or remove the others"
    )
  }
}

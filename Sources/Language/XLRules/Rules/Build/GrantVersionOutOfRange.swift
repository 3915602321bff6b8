import XLModel
import XLText

enum GrantVersionOutOfRange: BuildRule {
  static let code: DiagnosticCode = 3211
  static let page = RulePage(
    .error,
    "`max_grant_version` is above 15.",
    why: "libxl refuses the guest: only the versions 1 and 2 of grant tables exist.",
    bad: """
      name = "web"
      type = "hvm"
      memory = 512
      max_grant_version = 16

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 512
      max_grant_version = 2

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    let number = settings.file.number("max_grant_version") ?? 0
    return RefusalWords(
      message: "\(number) is out of range for 'max_grant_version'; expected 1 or 2",
      help: "write 1 or 2, or remove it"
    )
  }
}

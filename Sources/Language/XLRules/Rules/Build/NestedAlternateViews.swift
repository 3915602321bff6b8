import XLModel
import XLText

enum NestedAlternateViews: BuildRule {
  static let code: DiagnosticCode = 3210
  static let page = RulePage(
    .error,
    "`nestedhvm` and `altp2m` are both on.",
    why: "libxl refuses a guest with both nested virtualization and alternate views of its memory (altp2m).",
    bad: """
      name = "web"
      type = "hvm"
      memory = 512
      nestedhvm = 1
      altp2m = "mixed"

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 512
      nestedhvm = 1
      altp2m = "disabled"

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    let views = settings.others(than: "nestedhvm")
    return RefusalWords(
      message: "'nestedhvm' and \(views) cannot be combined",
      help: "remove 'nestedhvm', or remove \(views)"
    )
  }
}

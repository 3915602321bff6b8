import XLModel
import XLText

enum UnknownSoundCard: BuildRule {
  static let code: DiagnosticCode = 3217
  static let page = RulePage(
    .error,
    "`soundhw` is not a sound card that libxl supports.",
    why: "xl accepts any value, but libxl fails when it starts the device model, and destroys the domain.",
    bad: """
      name = "web"
      type = "hvm"
      memory = 512
      soundhw = "ac79"

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 512
      soundhw = "ac97"

      """,
    fix: .changesMeaning,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    let file = settings.file
    let text = file.text("soundhw") ?? []
    let known = ConfigKeys.named("soundhw")?.words?.spellings(for: file.xen) ?? []
    let near = NearestName.of(text, among: known)
    let range = settings.place
    return RefusalWords(
      message: "unknown sound card '\(VisibleText.quoting(text))'"
        + (near.map { "; did you mean '\($0)'?" } ?? ""),
      help: "expected \(WordRow.anyQuoted(known))",
      fixes: near.map { file.replacing(range, by: "\"\($0)\"", "write '\($0)'", .changesMeaning) } ?? []
    )
  }
}

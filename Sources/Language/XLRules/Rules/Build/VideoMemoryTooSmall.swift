import XLModel
import XLSyntax
import XLText

enum VideoMemoryTooSmall: BuildRule {
  static let code: DiagnosticCode = 3202
  static let page = RulePage(
    .error,
    "The graphics card has too little video memory.",
    why: """
      libxl refuses the guest: it requires 8 MiB for `cirrus`, 16 MiB for `stdvga` and 128 MiB for `qxl`.
      These are also the defaults.
      """,
    bad: """
      name = "web"
      type = "hvm"
      memory = 512
      vga = "stdvga"
      videoram = 8

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 512
      vga = "stdvga"
      videoram = 16

      """,
    fix: .changesMeaning,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    guard case .videoMemory(let card, let least) = refusal.reason, let entry = settings.file.entry("videoram")
    else { return RefusalWords(message: "too little video memory", help: "remove 'videoram'") }
    let number = settings.file.number("videoram") ?? 0
    return RefusalWords(
      message: "'videoram' is \(number); expected \(least) MiB or more for the graphics card "
        + "'\(spelling(card))'",
      help: "set videoram = \(least), or remove it",
      fixes: settings.file.replacing(entry.value.range, by: "\(least)", "write \(least)", .changesMeaning)
    )
  }

  /// A card as a file spells it.
  private static func spelling(_ card: String) -> String {
    ConfigKeys.named("vga")?.words?.all.first { $0.libxlName == card }?.spelling ?? card
  }
}

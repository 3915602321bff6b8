import XLModel
import XLSyntax
import XLText

/// Less video memory than the graphics card requires.
enum VideoMemoryTooSmall: BuildRule {
  static let code: DiagnosticCode = 3202
  static let page = RulePage(
    .error,
    "The graphics card has less video memory than libxl requires for it.",
    why: """
      libxl requires 8 MiB for `cirrus`, 16 MiB for `stdvga` and 128 MiB for `qxl`.
      Without `videoram` each card gets what it requires.
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
      message: "the graphics card '\(spelling(card))' needs at least \(least) MiB of video memory, "
        + "and 'videoram' is \(number)",
      help: "set videoram = \(least) or more, or remove it",
      fixes: settings.file.replacing(entry.value.range, by: "\(least)", "write \(least)", .changesMeaning)
    )
  }

  /// A card as a file spells it.
  private static func spelling(_ card: String) -> String {
    ConfigKeys.named("vga")?.words?.all.first { $0.libxlName == card }?.spelling ?? card
  }
}

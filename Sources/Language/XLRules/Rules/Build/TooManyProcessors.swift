import XLModel
import XLSyntax
import XLText

/// More processors at the start than libxl takes.
enum TooManyProcessors: BuildRule {
  static let code: DiagnosticCode = 3212
  static let page = RulePage(
    .error,
    "The guest starts with more processors than libxl accepts.",
    why: """
      libxl keeps a map of 1024 processors; Xen accepts up to 128 for hvm and pvh guests.
      """,
    bad: """
      name = "web"
      kernel = "/boot/vmlinuz"
      memory = 4096
      vcpus = 1025

      """,
    good: """
      name = "web"
      kernel = "/boot/vmlinuz"
      memory = 4096
      vcpus = 64

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    guard case .processorCount(let most) = refusal.reason else {
      return RefusalWords(message: "too many processors", help: "write fewer")
    }
    let number = settings.file.number("vcpus") ?? 0
    return RefusalWords(
      message: "\(number) is out of range for 'vcpus'; expected up to \(most)",
      help: "write \(most) or less"
    )
  }
}

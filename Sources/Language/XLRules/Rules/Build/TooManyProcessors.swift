import XLModel
import XLText

enum TooManyProcessors: BuildRule {
  static let code: DiagnosticCode = 3212
  static let page = RulePage(
    .error,
    "`vcpus` is above the limit of libxl or Xen.",
    why: """
      The guest does not start: libxl supports up to 1024 vCPUs, and Xen up to 128 for HVM and PVH guests.
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
      return RefusalWords(message: "too many vCPUs", help: "decrease 'vcpus'")
    }
    let number = settings.file.number("vcpus") ?? 0
    return RefusalWords(
      message: "\(number) is out of range for 'vcpus'; expected up to \(most)",
      help: "write \(most) or less"
    )
  }
}

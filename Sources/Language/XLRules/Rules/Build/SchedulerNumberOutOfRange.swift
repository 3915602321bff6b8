import XLModel
import XLText

enum SchedulerNumberOutOfRange: BuildRule {
  static let code: DiagnosticCode = 3215
  static let page = RulePage(
    .error,
    "`cap` or `cpu_weight` is out of range.",
    why: """
      With the schedulers credit2 (the default) and credit, libxl fails while it builds the domain.
      `cap` is up to 100 percent for each vCPU, and `cpu_weight` is 1 to 65535.
      """,
    bad: """
      name = "web"
      type = "hvm"
      memory = 512
      vcpus = 2
      cap = 300

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 512
      vcpus = 2
      cap = 150

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    guard case .schedulerCap(let most) = refusal.reason else {
      let weight = settings.file.number("cpu_weight") ?? 0
      return RefusalWords(
        message: "\(weight) is out of range for 'cpu_weight'; expected 1 to 65535",
        help: "write 256, the default, or remove it"
      )
    }
    let cap = settings.file.number("cap") ?? 0
    return RefusalWords(
      message: "\(cap) is out of range for 'cap'; expected 0 to \(most), 100 per vCPU",
      help: "write \(most) or less, or increase 'vcpus'"
    )
  }
}

import XLModel
import XLSyntax
import XLText

/// A number that the scheduler does not take.
enum SchedulerNumberOutOfRange: BuildRule {
  static let code: DiagnosticCode = 3215
  static let page = RulePage(
    .error,
    "`cap` is above 100 percent of each processor, or `cpu_weight` is not 1 to 65535.",
    why: """
      libxl checks both for the schedulers credit2, which is Xen's default, and credit.
      It refuses when memory and processors are set up, and destroys the domain again.
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
        help: "write 256 for the usual weight, or remove it"
      )
    }
    let cap = settings.file.number("cap") ?? 0
    return RefusalWords(
      message: "\(cap) is out of range for 'cap'; expected 0 to \(most), 100 for each processor of the guest",
      help: "write \(most) or less, or give the guest more processors"
    )
  }
}

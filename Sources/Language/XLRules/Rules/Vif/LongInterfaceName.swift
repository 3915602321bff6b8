import XLModel
import XLText

/// An interface name that is too long.
enum LongInterfaceName: Rule {
  static let code: DiagnosticCode = 2061
  static let page = RulePage(
    .error,
    "An interface name that is too long.",
    why: """
      The kernel keeps 15 bytes of a name; the emulated half of an interface has `-emu` added to it.
      """,
    subject: .vif,
    bad: "vifname=averyverylongname0",
    good: "vifname=guest1-lan",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem, longest: Int) -> Diagnostic {
    let (range, isEmulated) = (problem.range, longest < NicLowering.interfaceNameCountMax)
    let reason =
      isEmulated
      ? "libxl adds '\(NicLowering.tapSuffix)' for the emulated card, which leaves \(longest)"
      : "the kernel allows \(longest)"
    return diagnostic(
      "the interface name \(nic.quoted(range)) is \(range.count) bytes long; \(reason)",
      at: range,
      help: "choose a shorter name",
    )
  }
}

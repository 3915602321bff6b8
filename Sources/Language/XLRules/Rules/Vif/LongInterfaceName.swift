import XLModel
import XLText

/// An interface name that is too long.
enum LongInterfaceName: Rule {
  static let code: DiagnosticCode = 2061
  static let page = RulePage(
    .error,
    "An interface name that is too long.",
    why: """
      The kernel limits names to 15 bytes; libxl appends `-emu` for the emulated card.
      """,
    subject: .vif,
    bad: "vifname=averyverylongname0",
    good: "vifname=guest1-lan",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem, longest: Int) -> Diagnostic {
    let (range, isEmulated) = (problem.range, longest < NicLowering.interfaceNameCountMax)
    let reason =
      isEmulated
      ? "libxl adds '\(NicLowering.tapSuffix)' for the emulated card, so the limit is \(longest)"
      : "the kernel allows \(longest)"
    return diagnostic(
      "the interface name \(nic.quoted(range)) is \(range.count) bytes long; \(reason)",
      at: range,
      help: "choose a shorter name",
    )
  }
}

import XLModel
import XLText

enum LongInterfaceName: Rule {
  static let code: DiagnosticCode = 2061
  static let page = RulePage(
    .error,
    "The name of an interface is too long.",
    why: """
      The interface is not attached: the kernel limits names to 15 bytes, and libxl appends `-emu` for an \
      emulated card.
      """,
    subject: .vif,
    bad: "vifname=averyverylongname0",
    good: "vifname=guest1-lan",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem, longest: Int) -> Diagnostic {
    let (range, isEmulated) = (problem.range, longest < NicLowering.interfaceNameCountMax)
    let reason =
      isEmulated
      ? "expected up to \(longest), because libxl appends '\(NicLowering.tapSuffix)' for the emulated card"
      : "expected up to \(longest)"
    return diagnostic(
      "the interface name \(nic.quoted(range)) has \(range.count) bytes; \(reason)",
      at: range,
      help: "choose a shorter name",
    )
  }
}

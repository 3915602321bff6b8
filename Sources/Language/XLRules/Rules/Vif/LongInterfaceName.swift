package import XLText

/// An interface name that is too long.
package enum LongInterfaceName: Rule {
  package static let code: DiagnosticCode = 2061
  package static let page = RulePage(
    .error,
    "An interface name that is too long.",
    why: """
      The kernel keeps 15 bytes of a name; the emulated half of an interface has `-emu` added to it.
      """,
    subject: .vif,
    bad: "vifname=averyverylongname0",
    good: "vifname=guest1-lan",
  )
}

import XLModel
import XLText

/// A PCI address without its form.
enum BadPCIAddress: FileRule {
  static let code: DiagnosticCode = 3120
  static let page = RulePage(
    .error,
    "The address of a PCI device does not have its form.",
    why: """
      It is `[DDDD:]BB:DD.F`, as `lspci` prints it: domain, bus, device and function in hexadecimal, \
      without blanks.
      `*` stands for all functions.
      Without a function xl reads memory that nothing was written to, and crashes or takes another device.
      """,
    bad: "pci = [ \"01:00\" ]\n",
    good: "pci = [ \"01:00.0\" ]\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.entries { (problem) -> EntryProblem.PCIAddressProblem? in
      if case .pciAddress(let problem) = problem, problem != .slot { problem } else { nil }
    }.map { finding in
      let expected: String
      switch finding.found {
      case .malformed, .slot:
        expected = "is no PCI address; expected [DDDD:]BB:DD.F in hexadecimal, such as 01:00.0"
      case .noFunction:
        expected = "has no function behind the device; expected [DDDD:]BB:DD.F, such as 01:00.0"
      case .tooLarge(let part, let most): expected = "has a \(part) above \(most), which there cannot be"
      }
      return diagnostic(
        finding,
        "\(finding.quoted) \(expected)",
        help: finding.found == .noFunction
          ? "write '.0' behind it, or '.*' for all functions" : "copy it from lspci",
      )
    }
  }
}

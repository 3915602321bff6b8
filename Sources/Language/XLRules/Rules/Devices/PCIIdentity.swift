import XLModel
import XLText

/// A PCI device with an address and a name, or with neither.
enum PCIIdentity: FileRule {
  static let code: DiagnosticCode = 3121
  static let page = RulePage(
    .error,
    "An entry of `pci` has an address and a name, or neither.",
    why: """
      A device is found by its address, or by the name that it got from `xl pci-assignable-add`; xl takes \
      exactly one.
      """,
    bad: "pci = [ \"01:00.0,name=gpu\" ]\n",
    good: "pci = [ \"name=gpu\" ]\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.entries { (problem) -> Bool? in
      if case .pciIdentity(let hasBoth) = problem { hasBoth } else { nil }
    }.map { finding in
      diagnostic(
        finding,
        finding.found
          ? "this entry has an address and a name; expected one of them"
          : "this entry has neither an address nor a name; expected one of them",
        help: finding.found ? "leave one of them out" : "begin it with an address, such as 01:00.0",
      )
    }
  }
}

import XLText

enum PCIIdentity: Rule {
  static let code: DiagnosticCode = 3121
  static let page = RulePage(
    .error,
    "An entry of `pci` has both an address and a name, or neither.",
    why: "xl refuses the file: it accepts an address, or a name from `xl pci-assignable-add`.",
    bad: "pci = [ \"01:00.0,name=gpu\" ]\n",
    good: "pci = [ \"name=gpu\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding, hasBoth: Bool) -> Diagnostic {
    diagnostic(
      finding,
      hasBoth
        ? "this entry has both an address and a name; expected one of them"
        : "this entry has neither an address nor a name; expected one of them",
      help: hasBoth ? "remove one of them" : "begin it with an address, such as 01:00.0",
    )
  }
}

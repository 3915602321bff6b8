import XLModel
import XLSyntax
import XLText

/// A network card that QEMU does not have.
enum UnknownModel: Rule {
  static let code: DiagnosticCode = 2023
  static let page = RulePage(
    .warning,
    "A network card that QEMU does not have.",
    why: """
      QEMU does not start with an unknown network card.
      """,
    subject: .vif,
    bad: "model=e100",
    good: "model=e1000",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let nearest = NearestName.of(nic.syntax.text[problem.range], among: NicModels.names)
    return diagnostic(
      "QEMU has no network card \(nic.quoted(problem.range))",
      at: problem.range,
      help: nearest.map { "did you mean '\($0)'?" }
        ?? "usual cards are rtl8139, e1000, e1000e and virtio-net-pci",
      fixes: nearest.map { nic.fix("write '\($0)'", problem.range, $0) } ?? [],
    )
  }
}

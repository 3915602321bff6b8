import XLModel
import XLSyntax
import XLText

enum UnknownModel: Rule {
  static let code: DiagnosticCode = 2023
  static let page = RulePage(
    .warning,
    "An interface has an unknown model.",
    why: "QEMU does not start with an unknown network card, so the guest does not start.",
    subject: .vif,
    bad: "model=e100",
    good: "model=e1000",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let nearest = NearestName.of(nic.syntax.text[problem.range], among: NicModels.names)
    return diagnostic(
      "unknown model \(nic.quoted(problem.range)): QEMU has no such network card",
      at: problem.range,
      help: nearest.map { "did you mean '\($0)'?" }
        ?? "usual models are rtl8139, e1000, e1000e and virtio-net-pci",
      fixes: nearest.map { nic.fix("write '\($0)'", problem.range, $0) } ?? [],
    )
  }
}

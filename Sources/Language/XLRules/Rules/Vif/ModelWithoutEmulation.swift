import XLModel
import XLText

/// A model without emulation.
enum ModelWithoutEmulation: Rule {
  static let code: DiagnosticCode = 2024
  static let page = RulePage(
    .note,
    "A model without emulation.",
    why: """
      Without emulation there is no emulated card, so the model has no effect.
      """,
    subject: .vif,
    bad: "type=vif,model=e1000",
    good: "type=vif",
  )

  static func diagnostic(_ problem: NicProblem) -> Diagnostic {
    diagnostic("'model' has no effect with 'type=vif': no card is emulated", at: problem.range)
  }
}

import XLModel
import XLText

enum ModelWithoutEmulation: Rule {
  static let code: DiagnosticCode = 2024
  static let page = RulePage(
    .note,
    "A model is set for an interface without an emulated card.",
    why: "The model has no effect: with `type=vif` the guest has no emulated card.",
    subject: .vif,
    bad: "type=vif,model=e1000",
    good: "type=vif",
  )

  static func diagnostic(_ problem: NicProblem) -> Diagnostic {
    diagnostic("'model' has no effect with 'type=vif': no card is emulated", at: problem.range)
  }
}

import XLModel
import XLText

enum RemovedClockMode: BuildRule {
  static let code: DiagnosticCode = 3213
  static let page = RulePage(
    .error,
    "`tsc_mode` is `native_paravirt`, a mode that was removed from Xen.",
    why: "xl accepts the value, but libxl refuses to build the guest.",
    bad: """
      name = "web"
      type = "hvm"
      memory = 512
      tsc_mode = "native_paravirt"

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 512
      tsc_mode = "native"

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    RefusalWords(
      message: "the mode 'native_paravirt' of 'tsc_mode' was removed from Xen",
      help: "write tsc_mode = \"native\", or remove it"
    )
  }
}

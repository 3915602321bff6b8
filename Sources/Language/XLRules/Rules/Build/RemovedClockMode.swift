import XLModel
import XLSyntax
import XLText

/// The removed mode of the time stamp counter.
enum RemovedClockMode: BuildRule {
  static let code: DiagnosticCode = 3213
  static let page = RulePage(
    .error,
    "`tsc_mode` is `native_paravirt`, which Xen no longer has.",
    why: """
      xl still reads the word; libxl refuses it when it builds the domain.
      """,
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

import XLModel
import XLText

enum IncompleteSpice: BuildRule {
  static let code: DiagnosticCode = 3216
  static let page = RulePage(
    .error,
    "SPICE is on, but its port or its password is not set.",
    why: """
      libxl refuses a guest with SPICE that has neither `spiceport` nor `spicetls_port`.
      It also requires `spicepasswd`, unless `spicedisable_ticketing` is 1.
      """,
    bad: """
      name = "web"
      type = "hvm"
      memory = 512
      spice = 1
      spiceport = 6000

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 512
      spice = 1
      spiceport = 6000
      spicedisable_ticketing = 1

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    if refusal.reason == .spicePort {
      return RefusalWords(
        message: "SPICE is on, but its port is not set",
        help: "set 'spiceport' or 'spicetls_port'"
      )
    }
    return RefusalWords(
      message: "SPICE requires a password, but 'spicepasswd' is not set",
      help: "set 'spicepasswd', or set spicedisable_ticketing = 1"
    )
  }
}

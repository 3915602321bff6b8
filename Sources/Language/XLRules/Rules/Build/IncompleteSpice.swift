import XLModel
import XLSyntax
import XLText

/// SPICE without a port or a password.
enum IncompleteSpice: BuildRule {
  static let code: DiagnosticCode = 3216
  static let page = RulePage(
    .error,
    "SPICE is on, and has no port, or requires a password that is not set.",
    why: """
      libxl requires `spiceport` or `spicetls_port`.
      Unless `spicedisable_ticketing` is 1, it requires a password too.
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
      return RefusalWords(message: "SPICE is on and has no port", help: "set 'spiceport' or 'spicetls_port'")
    }
    return RefusalWords(
      message: "SPICE requires a password, and 'spicepasswd' is not set",
      help: "set 'spicepasswd', or set spicedisable_ticketing = 1"
    )
  }
}

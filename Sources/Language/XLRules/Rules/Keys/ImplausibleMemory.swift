import XLModel
import XLSyntax
import XLText

enum ImplausibleMemory: FileRule {
  static let code: DiagnosticCode = 3026
  static let page = RulePage(
    .error,
    "An amount of memory is out of range for a guest.",
    why: """
      xl does not check the number, and the guest does not start.
      The unit is MiB, not bytes or KiB.
      """,
    bad: "memory = 536870912\n",
    good: "memory = 512\n",
  )

  /// The least MiB that some kernel may start with.
  private static let least: Int64 = 4
  /// 16 TiB in MiB, the most that x86 guests can have.
  private static let most: Int64 = 16 << 20

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    ["memory", "maxmem"].compactMap { key in
      guard let number = file.number(key), let range = file.entry(key)?.value.range else { return nil }
      if number <= 0 {
        return diagnostic(
          "'\(key)' is \(number); expected a positive number of MiB",
          at: range,
          help: "write the memory in MiB"
        )
      }
      if number < least {
        return diagnostic(
          "'\(key)' is \(number) MiB, less than a guest requires",
          at: range,
          severity: .warning,
          help: "write the memory in MiB"
        )
      }
      if number > most {
        return diagnostic(
          "'\(key)' is \(number) MiB, more than a guest can have",
          at: range,
          help: "write the memory in MiB, not in bytes or KiB"
        )
      }
      return nil
    }
  }
}

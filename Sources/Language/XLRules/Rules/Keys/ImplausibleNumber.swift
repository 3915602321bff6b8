import XLModel
import XLSyntax
import XLText

enum ImplausibleNumber: FileRule {
  static let code: DiagnosticCode = 3030
  static let page = RulePage(
    .warning,
    "A number is outside of the documented range of the key.",
    why: "xl accepts the number, but libxl or Xen later refuses or truncates it.",
    bad: "cpu_weight = 100000\n",
    good: "cpu_weight = 512\n",
  )

  /// Rules of their own check these.
  private static let others: Set = ["vcpus", "maxvcpus", "memory", "maxmem"]

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.lastEntries.compactMap { entry, key in
      guard key.type == .number, !key.number.isEnforced, !others.contains(key.name), key.isRead(by: file.xen),
        !file.isRefused(key), let number = file.number(key.name)
      else { return nil }
      if let bounds = key.number.bounds, !bounds.contains(number) {
        return diagnostic(
          "\(number) is out of range for '\(key.name)'; "
            + "expected \(bounds.lowerBound) to \(bounds.upperBound)",
          at: entry.value.range,
        )
      }
      let isSigned = key.name == "rtc_timeoffset"
      guard number < 0, !isSigned, key.number.initial != number else { return nil }
      return diagnostic(
        "\(number) is out of range for '\(key.name)'; expected 0 or more",
        at: entry.value.range
      )
    }
  }
}

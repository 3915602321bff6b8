import XLModel
import XLSyntax
import XLText

enum ImplausibleProcessors: FileRule {
  static let code: DiagnosticCode = 3028
  static let page = RulePage(
    .warning,
    "The number of vCPUs is out of range.",
    why: """
      A guest has at least 1 vCPU; xl reads 0 as 1, or before 4.22 as no vCPU.
      The maximum is 128 for HVM and PVH guests before Xen 4.20, and some thousands for others.
      """,
    bad: "vcpus = 0\n",
    good: "vcpus = 1\n",
    fix: .changesMeaning,
  )

  /// The most vCPUs of a domain, whatever its type.
  private static let most: Int64 = 8192

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    ["vcpus", "maxvcpus"].compactMap { key in
      guard let number = file.number(key), let range = file.entry(key)?.value.range,
        !file.domain.problems.contains(where: { $0.key == key })
      else { return nil }
      if number < 1 {
        return diagnostic(
          "\(number) is out of range for '\(key)'; expected 1 or more",
          at: range,
          help: "write the number of vCPUs, or remove the setting",
          fixes: file.replacing(range, by: "1", "write 1", .changesMeaning)
        )
      }
      if number > most {
        return diagnostic("\(number) is out of range for '\(key)'; expected 1 to \(most)", at: range)
      }
      return nil
    }
  }
}

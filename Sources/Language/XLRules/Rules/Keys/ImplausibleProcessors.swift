import XLModel
import XLSyntax
import XLText

/// A number of processors that cannot be meant.
enum ImplausibleProcessors: FileRule {
  static let code: DiagnosticCode = 3028
  static let page = RulePage(
    .warning,
    "A number of virtual processors is out of range for a guest.",
    why: """
      xl accepts 0 and reads it as one processor, or as none before 4.22.
      Hvm and pvh guests have at most 128 before Xen 4.20, others some thousands.
      """,
    bad: "vcpus = 0\n",
    good: "vcpus = 1\n",
    fix: .changesMeaning,
  )

  /// The most virtual processors of a domain, whatever its type.
  private static let most: Int64 = 8192

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    ["vcpus", "maxvcpus"].compactMap { key in
      guard let number = file.number(key), let range = file.entry(key)?.value.range,
        !file.domain.problems.contains(where: { $0.key == key })
      else { return nil }
      if number < 1 {
        return diagnostic(
          "\(number) is not a number of processors; expected 1 or more",
          at: range,
          help: "write the number of processors, or remove the setting",
          fixes: file.replacing(range, by: "1", "write 1", .changesMeaning)
        )
      }
      if number > most { return diagnostic("\(number) is more processors than a guest can have", at: range) }
      return nil
    }
  }
}

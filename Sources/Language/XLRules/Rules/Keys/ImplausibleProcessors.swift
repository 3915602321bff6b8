import XLModel
import XLSyntax
import XLText

/// A number of processors that cannot be meant.
enum ImplausibleProcessors: FileRule {
  static let code: DiagnosticCode = 3028
  static let page = RulePage(
    .warning,
    "A number of virtual processors is none that a guest can have.",
    why: """
      xl takes 0 and makes it one processor, or none at all before 4.22.
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
          "\(number) processors are none",
          at: range,
          help: "write how many, or remove the setting",
          fixes: file.replacing(range, by: "1", "write 1", .changesMeaning)
        )
      }
      if number > most { return diagnostic("\(number) are more processors than a guest can have", at: range) }
      return nil
    }
  }
}

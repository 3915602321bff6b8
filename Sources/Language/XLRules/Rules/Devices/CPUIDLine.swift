import XLModel
import XLText

/// A line of `cpuid` without a leaf.
enum CPUIDLine: FileRule {
  static let code: DiagnosticCode = 3144
  static let page = RulePage(
    .error,
    "A line of `cpuid` does not begin with a leaf and a colon.",
    why: """
      As a list, `cpuid` has lines `LEAF[,SUBLEAF]:REGISTER=BITS,…`, as xend had them.
      The form with `host` is a text, not a list.
      xl complains, leaves it out and creates the guest, which then sees another processor than was meant.
      """,
    bad: "cpuid = [ \"host,tm=0\" ]\n",
    good: "cpuid = \"host,tm=0\"\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.entries { (problem) -> EntryProblem.CPUIDProblem? in
      guard case .cpuid(let problem) = problem else { return nil }
      return [.leaf, .subleaf, .noColon].contains(problem) ? problem : nil
    }.map { finding in
      diagnostic(
        finding,
        "\(finding.quoted) does not begin a line of 'cpuid'; expected LEAF[,SUBLEAF]: with numbers",
        help: finding.file.text[finding.range].starts(with: "host".utf8)
          ? "the form with host is a text; take the brackets away" : "such as 7,0:ebx=…",
      )
    }
  }
}

import Testing
import XLCheck
import XLProject
import XLReport
import XLRules
import XLText

/// The examples of the pages about manifests, settings files and baselines.
@Suite struct ProjectPageTests {
  private static func codes(_ example: String, of rule: any Rule.Type) -> [DiagnosticCode] {
    ProjectPages.example(example, of: rule).diagnostics.map(\.code)
  }

  @Test func everyExampleIsTrue() {
    let rules = RuleList.all.filter {
      [.manifest, .conversion, .settings, .baseline].contains($0.page.subject)
    }
    for rule in rules {
      #expect(Self.codes(rule.page.bad, of: rule).contains(rule.code), "\(rule.code): the bad example")
      #expect(Self.codes(rule.page.good, of: rule).isEmpty, "\(rule.code): the good example")
      let found = ProjectPages.example(rule.page.bad, of: rule).diagnostics.filter { $0.code == rule.code }
      let fixes = found.flatMap(\.fixes).map(\.safety)
      #expect(rule.page.subject != .manifest || Set(fixes) == Set([rule.page.fix].compactMap(\.self)))
    }
  }
}

import Testing
import XLCheck
import XLProject
import XLRules
import XLText

/// The examples of the pages about settings files and baselines.
@Suite struct SettingsPageTests {
  private static func codes(_ example: String, of page: RulePage) -> [DiagnosticCode] {
    ProjectPages.example(example, of: page).diagnostics.map(\.code)
  }

  @Test func everyExampleIsTrue() {
    let pages = RuleList.pages.filter { $0.subject == .settings || $0.subject == .baseline }
    for page in pages {
      #expect(Self.codes(page.bad, of: page).contains(page.code), "\(page.code): the bad example")
      #expect(Self.codes(page.good, of: page).isEmpty, "\(page.code): the good example")
    }
    let known = Set(pages.map(\.code))
    for code in SettingsCode.allCases { #expect(known.contains(code.code), "\(code) has no page") }
  }
}

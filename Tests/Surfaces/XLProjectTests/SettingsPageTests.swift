import Testing
import XLProject
import XLRules
import XLText

/// The examples of the pages about settings files and baselines.
@Suite struct SettingsPageTests {
  private static func codes(_ example: String, of page: RulePage) -> [DiagnosticCode] {
    let text = SourceText(example)
    if example.hasPrefix("# \(SettingsScope.misspeltName)\n") { return [SettingsFile.misnamed.code] }
    if page.subject == .settings { return SettingsFile(text).diagnostics.map(\.code) }
    // Every file that it names was looked at, and nothing was found.
    let baseline = Baseline(text)
    let settled = baseline.settled(seen: [], in: Set(baseline.entries.keys.map(\.path)))
    return (baseline.diagnostics + settled).map(\.code)
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

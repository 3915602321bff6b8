import Foundation
import HotplugConformance
import Testing
import XLTestKit

/// docs/script-checks.md lists the checks, and each check is about a rule of docs/protocol.md.
@Suite struct CheckPageTests {
  private static let all =
    ConformanceCheck.all(of: .block)
    + ConformanceCheck.all(of: .vif).filter { $0.number >= 300 }

  @Test func numbersAndNamesAreUnique() {
    #expect(Set(Self.all.map(\.number)).count == Self.all.count)
    #expect(Set(Self.all.map(\.name)).count == Self.all.count)
    #expect(Self.all.count >= 40)
    #expect(ConformanceCheck.numbered(104)?.name == "connect")
  }

  @Test func eachClauseExistsAndEachRuleIsChecked() throws {
    let page = try String(contentsOf: Project.file("docs/protocol.md"), encoding: .utf8)
    let anchors = Set(page.matches(of: #/<a id="(rule-\d+)"></a>/#).map { String($0.output.1) })
    #expect(Set(Self.all.map(\.clause)) == anchors)
  }

  @Test func thePageListsTheChecks() throws {
    let file = Project.file("docs/script-checks.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    let parts = page.components(separatedBy: "<!-- checks -->\n")
    try #require(parts.count == 2, "docs/script-checks.md has the mark of the table")
    if parts[1] == Self.tables { return }
    guard ProcessInfo.processInfo.environment["UPDATE_EXPECT"] == "1" else {
      Issue.record("docs/script-checks.md is outdated; run UPDATE_EXPECT=1 scripts/test")
      return
    }
    try (parts[0] + "<!-- checks -->\n" + Self.tables).write(to: file, atomically: true, encoding: .utf8)
  }

  private static var tables: String {
    let titles = [1: "All scripts", 2: "Disks", 3: "Network interfaces"]
    return titles.sorted { $0.key < $1.key }.map { family, title in
      let rows = all.filter { $0.number / 100 == family }.map { check in
        "| \(check.number) | `\(check.name)` | [\(check.rule)](protocol.md#\(check.clause)) "
          + "| \(check.expected) | \(check.hint.replacingOccurrences(of: "|", with: "\\|")) |\n"
      }
      return "\n## \(title)\n\n| number | name | rule | expected | help |\n|---|---|---|---|---|\n"
        + rows.joined()
    }.joined()
  }
}

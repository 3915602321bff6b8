import Foundation
import Testing
import XLRules
import XLTestKit
import XLText

/// The example of a new rule in CONTRIBUTING.md, which `scripts/new-rule` applies, builds and runs.
@Suite struct RuleExampleTests {
  @Test func appliesWithAnUnusedNumber() throws {
    let text = try String(contentsOf: Project.file("CONTRIBUTING.md"), encoding: .utf8)
    let diff = try #require(text.firstMatch(of: /(?s)```diff\n(.*?)```/)).1
    let applied = try runCommand(
      ["patch", "--dry-run", "--strip=1", "--fuzz=0"],
      input: Data(diff.utf8),
      directory: Project.root
    )
    #expect(applied.status == 0, "\(applied.text)")
    let number = try #require(diff.firstMatch(of: /DiagnosticCode = ([0-9]+)/)).1
    let codes = RuleList.all.map { "\($0.code)" } + RuleList.removedCodes.map { "\($0.code)" }
    #expect(!codes.contains("XL\(number)"))
  }
}

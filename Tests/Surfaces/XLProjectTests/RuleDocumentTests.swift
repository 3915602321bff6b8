import Foundation
import Testing
import XLCheck
import XLProject
import XLReport
import XLRules
import XLTestKit

/// docs/rules is made from the rules; `UPDATE_EXPECT=1 scripts/test` writes it anew.
@Suite struct RuleDocumentTests {
  private static let directory = Project.file("docs/rules")

  /// Every file of the directory with its text.
  private static let files: [String: String] = {
    var files = ["README.md": PageText.index]
    for rule in RuleList.all { files["\(rule.code).md"] = ProjectPages.text(rule) }
    return files
  }()

  @Test func documentsAreThoseOfTheRules() throws {
    let isUpdating = ProcessInfo.processInfo.environment["UPDATE_EXPECT"] == "1"
    if isUpdating {
      try FileManager.default.createDirectory(at: Self.directory, withIntermediateDirectories: true)
    }
    let present = try FileManager.default.contentsOfDirectory(atPath: Self.directory.path)
    for name in present where Self.files[name] == nil {
      if isUpdating {
        try FileManager.default.removeItem(at: Self.directory.appendingPathComponent(name))
      } else {
        Issue.record("docs/rules/\(name) belongs to no rule; run UPDATE_EXPECT=1 scripts/test")
      }
    }
    for (name, text) in Self.files {
      let file = Self.directory.appendingPathComponent(name)
      if (try? String(contentsOf: file, encoding: .utf8)) == text { continue }
      if isUpdating {
        try text.write(to: file, atomically: true, encoding: .utf8)
      } else {
        Issue.record("docs/rules/\(name) is not what the rule says; run UPDATE_EXPECT=1 scripts/test")
      }
    }
  }

  /// A page is read at a terminal: it has an output where it has an example, and no thousand lines.
  @Test func pagesAreShortAndComplete() {
    for rule in RuleList.all {
      let text = ProjectPages.text(rule)
      #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 120, "\(rule.code)")
      #expect(text.contains("\n## Output\n\n```text\n"), "\(rule.code)")
      let isOfConfigurations = ![.conversion, .settings, .baseline, .device].contains(rule.page.subject)
      #expect(text.contains("# xlplug: ignore \(rule.code)`") == isOfConfigurations, "\(rule.code)")
      let refusal = "\n## Suppress\n\nThe code cannot be suppressed"
      #expect(text.contains(refusal) != isOfConfigurations, "\(rule.code)")
    }
  }
}

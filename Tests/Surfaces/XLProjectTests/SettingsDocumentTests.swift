import Foundation
import Testing
import XLProject
import XLTestKit
import XLText

/// docs/settings.md and examples/xlplug.yaml are made from the table of settings; `UPDATE_EXPECT=1` writes
/// them.
@Suite struct SettingsDocumentTests {
  private static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_EXPECT"] == "1"

  private static func check(_ path: String, _ made: (String) -> String) throws {
    let file = Project.file(path)
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let wanted = made(text)
    if text == wanted { return }
    if isUpdating {
      try wanted.write(to: file, atomically: true, encoding: .utf8)
    } else {
      Issue.record("\(path) is not what the table of settings says; run UPDATE_EXPECT=1 scripts/test")
    }
  }

  @Test func theTableIsThatOfTheDocument() throws {
    try Self.check("docs/settings.md") { text in
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      guard let first = lines.firstIndex(where: { $0.hasPrefix("| setting |") }),
        let end = lines[first...].firstIndex(where: { !$0.hasPrefix("|") })
      else { return text + "\n" + SettingsPage.table }
      lines.replaceSubrange(first..<end, with: SettingsPage.table.split(separator: "\n").map(String.init))
      return lines.joined(separator: "\n")
    }
  }

  @Test func theExampleIsThatOfTheTable() throws {
    try Self.check("examples/xlplug.yaml") { _ in SettingsPage.example(.host) }
  }

  /// Every example can be taken into use line by line.
  @Test(arguments: SettingsScope.allCases)
  func examplesHaveNoMistakes(_ scope: SettingsScope) {
    let lines = SettingsPage.example(scope).split(separator: "\n").map { line in
      line.hasPrefix("#") && !line.hasPrefix("# ") ? line.dropFirst() : line
    }
    let file = SettingsFile(.init(lines.joined(separator: "\n")), scope: scope)
    #expect(file.diagnostics.isEmpty, "\(file.diagnostics)")
    #expect(file.settings.sources.count == SettingKey.allCases.count { $0.entry.scopes.contains(scope) })
  }
}

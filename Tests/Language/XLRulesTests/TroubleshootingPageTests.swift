import Foundation
import Testing
import XLCheck
import XLModel
import XLReport
import XLRules
import XLTestKit
import XLText

/// docs/troubleshooting.md: the example of each section that names codes gets them.
@Suite struct TroubleshootingPageTests {
  private struct Section {
    var title: String
    var codes: [DiagnosticCode] = []
    var example = ""
  }

  private static func sections() throws -> [Section] {
    let page = try String(contentsOf: Project.file("docs/troubleshooting.md"), encoding: .utf8)
    var sections: [Section] = []
    var isInExample = false
    for line in page.components(separatedBy: "\n") {
      if line.hasPrefix("## ") {
        sections.append(Section(title: String(line.dropFirst(3))))
      } else if line.hasPrefix("Codes: "), !sections.isEmpty {
        let words = line.dropFirst(7).split(separator: ", ")
        sections[sections.count - 1].codes = words.compactMap { DiagnosticCode(spelling: Array($0.utf8)) }
        #expect(sections[sections.count - 1].codes.count == words.count, "\(line)")
      } else if line.hasPrefix("```") {
        isInExample = line == "```cfg"
      } else if isInExample, !sections.isEmpty {
        sections[sections.count - 1].example += line + "\n"
      }
    }
    return sections
  }

  @Test func everyExampleBelongsToCodes() throws {
    let sections = try Self.sections()
    #expect(sections.count >= 17)
    for section in sections { #expect(section.codes.isEmpty == section.example.isEmpty, "\(section.title)") }
  }

  @Test func examplesGetTheirCodes() throws {
    for section in try Self.sections() where !section.codes.isEmpty {
      let checked = CheckedConfig(SourceText(section.example), options: CheckOptions())
      let found = Set(checked.diagnostics.map(\.code))
      for code in section.codes {
        let rule = try #require(RuleList.rule(code), "\(section.title): \(code) has no page")
        // What depends on other files or on the machine is shown by the page's own example.
        if found.contains(code) { continue }
        #expect(
          rule.page.subject == .files || rule.page.subject == .host,
          "\(section.title): no \(code) in \(found)"
        )
        #expect(PageExample(rule.page.bad, of: rule).diagnostics.contains { $0.code == code })
      }
    }
  }
}

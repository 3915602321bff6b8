import Foundation
import Testing
import XLCheck
import XLModel
import XLRules
import XLTestKit
import XLText

/// docs/pains.md: each pain that a text can show has codes, and its example gets them.
@Suite struct PainPageTests {
  private struct Pain {
    var number: Int
    var codes: [DiagnosticCode] = []
    var example = ""
  }

  private static func pains() throws -> [Pain] {
    let page = try String(contentsOf: Project.file("docs/pains.md"), encoding: .utf8)
    var pains: [Pain] = []
    var isInExample = false
    for line in page.components(separatedBy: "\n") {
      if let match = line.wholeMatch(of: #/## (\d+)\. .+/#), let number = Int(match.output.1) {
        pains.append(Pain(number: number))
      } else if line.hasPrefix("Codes: "), !pains.isEmpty {
        let words = line.dropFirst(7).split(separator: ", ")
        pains[pains.count - 1].codes = words.compactMap { DiagnosticCode(spelling: Array($0.utf8)) }
        #expect(pains[pains.count - 1].codes.count == words.count, "\(line)")
      } else if line.hasPrefix("```") {
        isInExample = line == "```cfg"
      } else if isInExample, !pains.isEmpty {
        pains[pains.count - 1].example += line + "\n"
      }
    }
    return pains
  }

  @Test func everyPainIsThere() throws {
    let pains = try Self.pains()
    #expect(pains.map(\.number) == Array(1...17))
    #expect(pains.filter { $0.codes.isEmpty }.map(\.number) == [2, 5, 7, 11, 17], "these no text can show")
  }

  @Test func examplesGetTheirCodes() throws {
    for pain in try Self.pains() where !pain.codes.isEmpty {
      let checked = CheckedConfig(SourceText(pain.example), options: CheckOptions())
      let found = Set(checked.diagnostics.map(\.code))
      for code in pain.codes {
        let page = try #require(RuleList.page(code), "pain \(pain.number): \(code) has no page")
        // What depends on other files or on the machine is shown by the page's own example.
        if found.contains(code) { continue }
        #expect(
          page.subject == .files || page.subject == .host,
          "pain \(pain.number): no \(code) in \(found)"
        )
        #expect(PageExample(page.bad, of: page).diagnostics.contains { $0.code == code })
      }
    }
  }
}

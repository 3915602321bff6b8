import Foundation
import Testing
import XLRules
import XLTestKit
import XLText

/// docs/diagnostics.md: the removed codes, and the families.
@Suite struct DiagnosticPageTests {
  private static func page() throws -> String {
    try String(contentsOf: Project.file("docs/diagnostics.md"), encoding: .utf8)
  }

  @Test func removedCodesAreListed() throws {
    let listed = try Self.page().matches(of: #/\n\| (XL\d{4}) \|/#).map { String($0.output.1) }
    #expect(listed == RuleList.removedCodes.map { "\($0.code)" })
  }

  @Test func everyCodeIsInAFamily() throws {
    let families = try Self.page().matches(of: #/\n\| XL(\d{4}) to XL(\d{4}) \|/#).compactMap { match in
      UInt16(match.output.1).flatMap { first in UInt16(match.output.2).map { first...$0 } }
    }
    for rule in RuleList.all {
      let count = families.count { $0.contains(rule.code.number) }
      #expect(count == 1, "\(rule.code) is in \(count) families")
    }
  }
}

import Foundation
import Testing
import XLTestKit

/// docs/diagnostics.md: the codes that were removed, and the families that there are.
@Suite struct DiagnosticPageTests {
  private static func page() throws -> String {
    try String(contentsOf: Project.file("docs/diagnostics.md"), encoding: .utf8)
  }

  /// Every code of the lists in Sources/Language, with the comment before it.
  private static func codes() throws -> [(number: Int, isRemoved: Bool)] {
    let root = Project.file("Sources/Language")
    let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return try paths.filter { $0.hasSuffix("Codes.swift") }.flatMap { path in
      let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
      return text.matches(of: #/\/\/\/ ([^\n]*)\n\s*case \w+ = (\d{1,4})\b/#).compactMap { match in
        Int(match.output.2).map { ($0, match.output.1.hasPrefix("Removed;")) }
      }
    }
  }

  @Test func removedCodesAreListed() throws {
    let page = try Self.page()
    let listed = page.matches(of: #/\n\| XL(\d{4}) \|/#).compactMap { Int($0.output.1) }
    #expect(listed == (try Self.codes()).filter(\.isRemoved).map(\.number).sorted())
  }

  @Test func everyCodeIsInAFamily() throws {
    let families = try Self.page().matches(of: #/\n\| XL(\d{4}) to XL(\d{4}) \|/#).compactMap { match in
      Int(match.output.1).flatMap { first in Int(match.output.2).map { first...$0 } }
    }
    let codes = try Self.codes()
    #expect(codes.count > 100)
    for code in codes {
      #expect(families.count { $0.contains(code.number) } == 1, "\(code.number) is in no family, or in two")
    }
  }
}

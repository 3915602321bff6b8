import Foundation
import Testing
import XLTestKit

/// docs/limits.md has a row for every constant whose name ends in `Max`, and no others.
@Suite struct LimitsPageTests {
  @Test func everyLimitHasARow() throws {
    let page = try String(contentsOf: Project.file("docs/limits.md"), encoding: .utf8)
    let rows = Set(page.matches(of: #/\| `([A-Za-z]+\.\w+|\w+_MAX)` \|/#).map { String($0.output.1) })
    let declared = try Self.declared()
    #expect(declared.count >= 30)
    #expect(declared.subtracting(rows).sorted() == [], "limits without a row in docs/limits.md")
    #expect(rows.subtracting(declared).sorted() == [], "rows in docs/limits.md without a limit")
  }

  /// The names of all limits in Sources, each behind its file's.
  private static func declared() throws -> Set<String> {
    var names: Set<String> = []
    let files = FileManager.default.enumerator(atPath: Project.file("Sources").path)
    while let path = files?.nextObject() as? String {
      guard path.hasSuffix(".swift") || path.hasSuffix(".h") else { continue }
      let source = try String(contentsOf: Project.file("Sources/\(path)"), encoding: .utf8)
      let file =
        path.split(separator: "/").last.flatMap { $0.split(whereSeparator: { "+.".contains($0) }).first }
        ?? ""
      for match in source.matches(of: #/(?:let|var) (\w+Max)\b *[:=]/#) {
        names.insert("\(file).\(match.output.1)")
      }
      for match in source.matches(of: #/#define (\w+_MAX) /#) { names.insert(String(match.output.1)) }
    }
    return names
  }
}

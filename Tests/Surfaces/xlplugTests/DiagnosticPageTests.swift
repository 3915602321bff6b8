import Foundation
import Testing
import XLTestKit

/// The tables of docs/diagnostics.md: each code has a row, and each row is true.
@Suite struct DiagnosticPageTests {
  /// One row: a code, its severity, a string that gets it, and one that gets nothing.
  private struct Row {
    var code: String
    var name: String
    var severity: String
    var kind: String
    var bad: (text: [UInt8], arguments: [String])
    var good: (text: [UInt8], arguments: [String])
  }

  /// The lists of codes, by the kind of string that they are about.
  private static let lists = ["disk": "DiskCodes", "vdev": "VirtualDeviceCodes", "vif": "NicCodes"]
  /// The severity of a code that is reserved and not reported yet.
  private static let notYet = "–"

  private static func rows() throws -> [Row] {
    let page = try String(contentsOf: Project.file("docs/diagnostics.md"), encoding: .utf8)
    return page.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 6, cells[0].hasPrefix("XL"), let number = Int(cells[0].dropFirst(2)) else {
        return nil
      }
      return Row(
        code: cells[0],
        name: cells[1],
        severity: cells[2],
        kind: number >= 2000 ? "vif" : number >= 1800 ? "vdev" : "disk",
        bad: example(cells[4]),
        good: example(cells[5]),
      )
    }
  }

  /// The bytes that a cell stands for, and the arguments that go with them.
  private static func example(_ cell: String) -> (text: [UInt8], arguments: [String]) {
    let parts = cell.components(separatedBy: "`")
    let arguments = parts.count > 3 ? parts[3].components(separatedBy: " ") : []
    if parts.count < 2 { return ([], arguments) }
    let text = parts[1].replacing(#/\{(\d+) × (.)\}/#) { match in
      String(repeating: String(match.output.2), count: Int(match.output.1) ?? 0)
    }
    let bytes = text.replacingOccurrences(of: "\\n", with: "\n").replacingOccurrences(of: "\\0", with: "\0")
      .utf8
    return (Array(bytes), arguments)
  }

  /// The codes of strings, each with its severity; strings that go the same way share a process.
  private func diagnostics(_ examples: [(kind: String, text: [UInt8], arguments: [String])]) throws
    -> [[String]]
  {
    var found = [[String]](repeating: [], count: examples.count)
    let groups = Dictionary(grouping: examples.indices) { index in
      let example = examples[index]
      return [example.kind, example.text.contains(10) ? "-0" : "--jsonl"] + example.arguments
    }
    for (words, members) in groups {
      let end: UInt8 = words[1] == "-0" ? 0 : 10
      let result = try XLPlugCommand.run(
        ["parse"] + words,
        input: Data(members.flatMap { examples[$0].text + [end] }),
      )
      let lines = result.text.split(separator: "\n")
      try #require(
        lines.count == members.count,
        "\(words): \(lines.count) answers to \(members.count) strings"
      )
      for (line, index) in zip(lines, members) {
        let document = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        let list = try #require(document?["diagnostics"] as? [[String: Any]])
        found[index] = list.map { "\($0["code"] ?? "") \($0["severity"] ?? "")" }
      }
    }
    return found
  }

  @Test func everyRowIsTrue() throws {
    let rows = try Self.rows()
    let bad = try diagnostics(rows.map { ($0.kind, $0.bad.text, $0.bad.arguments) })
    let good = try diagnostics(rows.map { ($0.kind, $0.good.text, $0.good.arguments) })
    for (row, (found, clean)) in zip(rows, zip(bad, good)) {
      if row.severity == Self.notYet {
        #expect(!found.contains { $0.hasPrefix(row.code) }, "\(row.code) is reported now: say so on the page")
      } else {
        #expect(found.contains("\(row.code) \(row.severity)"), "\(row.code): the bad example gets \(found)")
      }
      #expect(clean.isEmpty, "\(row.code): the good example gets \(clean)")
    }
  }

  @Test func everyCodeHasARow() throws {
    let rows = try Self.rows()
    var listed: Set<String> = []
    for (kind, list) in Self.lists {
      let file = Project.file("Sources/Language/XLCheck/\(list).swift")
      let source = try String(contentsOf: file, encoding: .utf8)
      for match in source.matches(of: #/case (\w+) = (\d+)/#) {
        let name = match.output.1.prefix(1).uppercased() + match.output.1.dropFirst()
        let code = "XL\(match.output.2)"
        listed.insert(code)
        let row = rows.first { $0.code == code }
        #expect(row?.name == name && row?.kind == kind, "\(code) \(name) has no row on the page")
      }
    }
    #expect(Set(rows.map(\.code)) == listed)
    #expect(rows.count == listed.count, "a code has two rows")
  }
}

import Foundation
import Testing
import XLSyntax
import XLTestKit
import XLText

/// The texts of grammar/corpus/xlcfg: each has its tree beside it.
@Suite struct ConfigCorpusTests {
  private static let folder = "grammar/corpus/xlcfg"

  private static func names(_ kind: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Project.file("\(folder)/\(kind)").path).sorted()
  }

  /// The trees of all texts of a kind; compares each with the file beside its text.
  private func trees(_ kind: String) throws -> [(name: String, syntax: ConfigSyntax)] {
    let names = try Self.names(kind)
    let isUpdating = ProcessInfo.processInfo.environment["UPDATE_EXPECT"] == "1"
    return try names.filter { $0.hasSuffix(".txt") }.map { name in
      let text = SourceText(Array(try Data(contentsOf: Project.file("\(Self.folder)/\(kind)/\(name)"))))
      let syntax = ConfigSyntax(text)
      #expect(Self.covered(syntax) == text.bytes, "\(kind)/\(name): pieces and blanks are not the text")
      let tree = ConfigTree.text(of: syntax)
      let file = Project.file("\(Self.folder)/\(kind)/\(name.dropLast(4)).tree")
      if isUpdating { try tree.write(to: file, atomically: true, encoding: .utf8) }
      let expected = try? String(contentsOf: file, encoding: .utf8)
      #expect(tree == expected, "\(kind)/\(name): UPDATE_EXPECT=1 writes the tree; look at what changed")
      return (name, syntax)
    }
  }

  /// The bytes of all pieces, with the blanks between them as they are.
  private static func covered(_ syntax: ConfigSyntax) -> [UInt8] {
    var bytes: [UInt8] = []
    func gap(to end: Int) {
      let gap = syntax.text.bytes[bytes.count..<end]
      if gap.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { bytes += gap }
    }
    for token in syntax.tokens {
      gap(to: max(bytes.count, token.range.start))
      bytes += syntax.bytes(in: token.range)
    }
    gap(to: max(bytes.count, syntax.text.bytes.count))
    return bytes
  }

  @Test func goodTextsHaveNoProblem() throws {
    let trees = try trees("ok")
    #expect(trees.count >= 25)
    for (name, syntax) in trees { #expect(syntax.problems.isEmpty, "ok/\(name): \(syntax.problems)") }
  }

  @Test func badTextsHaveProblems() throws {
    let trees = try trees("err")
    #expect(trees.count >= 30)
    for (name, syntax) in trees { #expect(!syntax.problems.isEmpty, "err/\(name)") }
    let seen = Set(trees.flatMap { $0.syntax.problems.map(\.kind) })
    let missing = Set(ConfigProblem.Kind.allCases).subtracting(seen)
    #expect(missing.isEmpty, "no text shows \(missing)")
  }

  @Test func textsOfTheFuzzerAreAnswered() throws { #expect(try !trees("fuzz").isEmpty) }

  @Test func everyTreeHasItsText() throws {
    for kind in ["ok", "err", "fuzz"] {
      let names = Set(try Self.names(kind))
      for name in names where name.hasSuffix(".tree") {
        #expect(names.contains(name.dropLast(5) + ".txt"), "\(kind)/\(name) has no text")
      }
    }
  }
}

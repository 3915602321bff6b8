import Testing
import XLFormat
import XLSyntax
import XLTestKit
import XLText

/// Edits of the lists of a file, as text before and after.
@Suite struct EditedConfigTests {
  /// A file, a string to add or the number of the disk to remove or to replace, and what comes of it.
  struct Case: CustomTestStringConvertible, Sendable {
    let before: String
    let edit: Edit
    let after: String
    var testDescription: String { "\(edit) \(before.debugDescription)" }

    init(_ before: String, _ edit: Edit, _ after: String) {
      (self.before, self.edit, self.after) = (before, edit, after)
    }
  }

  enum Edit: Sendable {
    case add(String)
    case remove(Int)
    case replace(Int, String)
  }

  private static let cases = [
    Case("disk = [ 'a' ]\n", .add("b"), "disk = [ 'a', 'b' ]\n"),
    Case("disk = [ \"a\", ]\n", .add("b"), "disk = [ \"a\", \"b\", ]\n"),
    Case("disk = []\n", .add("b"), "disk = [ \"b\" ]\n"),
    Case("disk = [ # none\n]\n", .add("b"), "disk = [\n  \"b\", # none\n]\n"),
    Case("name = 'x'", .add("b"), "name = 'x'\ndisk = [ \"b\" ]\n"),
    Case("disk = [\n  'a', # root\n]\n", .add("b"), "disk = [\n  'a', # root\n  'b',\n]\n"),
    Case("disk = [\n  'a' # root\n]\n", .add("b"), "disk = [\n  'a', # root\n  'b'\n]\n"),
    Case("disk = [ 'a',\n         'c' ]\n", .add("b"), "disk = [ 'a',\n         'c',\n         'b' ]\n"),
    Case("disk = ['a']\ndisk += [ 'c' ]\n", .add("b"), "disk = ['a']\ndisk += [ 'c', 'b' ]\n"),
    Case("disk = ['a']\n", .add("it's \\"), "disk = ['a', 'it\\'s \\\\']\n"),
    Case("disk = [ 'a', 'b', 'c' ]\n", .remove(0), "disk = [ 'b', 'c' ]\n"),
    Case("disk = [ 'a', 'b', 'c' ]\n", .remove(1), "disk = [ 'a', 'c' ]\n"),
    Case("disk = [ 'a', 'b' ]\n", .remove(1), "disk = [ 'a' ]\n"),
    Case("disk = [ 'a',\n  # data\n  'b' ]\n", .remove(0), "disk = [ \n  # data\n  'b' ]\n"),
    Case("disk = [ 'c', 'a', # two\n  # data\n  'b' ]\n", .remove(1), "disk = [ 'c', \n  # data\n  'b' ]\n"),
    Case("disk = [ 'a' ]\n", .remove(0), "disk = [  ]\n"),
    Case("disk = [\n  'a', # root\n  # data\n  'b',\n]\n", .remove(0), "disk = [\n  # data\n  'b',\n]\n"),
    Case("disk = [\n  'a', # root\n  'b'\n]\n", .remove(1), "disk = [\n  'a', # root\n]\n"),
    Case("disk = [ 'a', # root\n  'b' ]\n", .remove(1), "disk = [ 'a', # root\n   ]\n"),
    Case("disk = [ 'a', \"b\" ] # all\n", .replace(1, "c"), "disk = [ 'a', \"c\" ] # all\n"),
  ]

  @Test(arguments: cases) func edits(_ given: Case) throws {
    var edited = EditedConfig(ConfigSyntax(SourceText(Array(given.before.utf8))))
    let list = edited.syntax.statements.compactMap(\.setting).last?.value
    func place(_ index: Int) throws -> ByteRange { try #require(list).elements[index].range }
    switch given.edit {
    case .add(let string): edited.append(Array(string.utf8), to: "disk")
    case .remove(let index): edited.remove(at: try place(index))
    case .replace(let index, let string): edited.replace(at: try place(index), by: Array(string.utf8))
    }
    #expect(String(decoding: edited.text.bytes, as: UTF8.self) == given.after)
    #expect(edited.syntax.problems.isEmpty)
  }

  /// Of any layout: what was there stays with its comments, and xl reads what was asked for.
  @Test func anyLayout() throws {
    var random = Seeded.fromEnvironment()
    let gaps = ["", " ", "\n", "\n  ", " # note\n", "\t", "\n # 'x', note\n  "]
    for _ in 0..<2000 {
      func gap() -> String { gaps.randomElement(using: &random) ?? "" }
      let count = Int.random(in: 0...4, using: &random)
      var text = "disk = [" + gap()
      for index in 0..<count {
        let isLast = index == count - 1
        text +=
          (Bool.random(using: &random) ? "'s\(index)'" : "\"s\(index)\"")
          + (["", " ", "\n"].randomElement(using: &random) ?? "")
        if !isLast || Bool.random(using: &random) { text += "," + gap() }
      }
      text += "]\n"
      var edited = EditedConfig(ConfigSyntax(SourceText(Array(text.utf8))))
      func strings() -> [String] {
        let list = edited.syntax.statements.compactMap(\.setting).last?.value
        return (list?.elements ?? []).map { String(decoding: $0.text?.bytes ?? [], as: UTF8.self) }
      }
      var expected = (0..<count).map { "s\($0)" }
      if count > 0, Bool.random(using: &random) {
        let index = Int.random(in: 0..<count, using: &random)
        let list = try #require(edited.syntax.statements.compactMap(\.setting).last?.value)
        edited.remove(at: list.elements[index].range)
        expected.remove(at: index)
      } else {
        edited.append(Array("new".utf8), to: "disk")
        expected.append("new")
      }
      try #require(strings() == expected && edited.syntax.problems.isEmpty, "\(text.debugDescription)")
      // A comment on a line of its own is not one of an element.
      let kept = edited.text.bytes.split(separator: 0x0A).filter { $0.starts(with: " # 'x'".utf8) }.count
      try #require(
        kept == text.split(separator: "\n").filter { $0.hasPrefix(" # 'x'") }.count,
        "\(text.debugDescription)"
      )
    }
  }
}

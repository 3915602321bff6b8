import Foundation
import Testing
import XLTestKit
import XLText

/// Differences, and edits over several rounds; `patch` is asked whether they say what they should.
@Suite struct UnifiedDiffTests {
  private static func shown(_ text: String, _ edits: [(Int, Int, String)]) -> String {
    let edits = edits.map { TextEdit(ByteRange($0.0, $0.1), $0.2) }
    let difference = UnifiedDiff(SourceText(text), edits)
    return String(decoding: difference.rendered(old: Array("a".utf8), new: Array("b".utf8)), as: UTF8.self)
  }

  @Test func hunksHaveThreeLinesAround() {
    let text = (1...20).map { "line \($0)\n" }.joined()
    Expect(
      """
      --- a
      +++ b
      @@ -1,4 +1,4 @@
      -line 1
      +LINE 1
       line 2
       line 3
       line 4
      @@ -17,4 +17,4 @@
       line 17
       line 18
       line 19
      -line 20
      +line 20
      \\ No newline at end of file

      """
    ).check(Self.shown(text, [(0, 4, "LINE"), (text.utf8.count - 1, text.utf8.count, "")]))
    Expect(
      """
      --- a
      +++ b
      @@ -0,0 +1 @@
      +new
      --- a
      +++ b
      @@ -1 +0,0 @@
      -old

      """
    ).check(
      Self.shown("", [(0, 0, "new\n")]) + Self.shown("old\n", [(0, 4, "")]) + Self.shown("a\n", [(0, 1, "a")])
    )
  }

  @Test func pathsWithControlsAreQuoted() {
    let difference = UnifiedDiff(SourceText("a\n"), [TextEdit(ByteRange(0, 1), "b")])
    let text = String(decoding: difference.rendered(old: Array("a\n\"b".utf8), new: [0x61]), as: UTF8.self)
    #expect(text.hasPrefix("--- \"a\\012\\\"b\"\n+++ a\n"))
  }

  @Test func coloursOfLines() {
    let difference = UnifiedDiff(SourceText("a\nb\n"), [TextEdit(ByteRange(3, 4), "")])
    let shown = String(decoding: difference.rendered(old: [0x61], new: [0x62], colour: true), as: UTF8.self)
    Expect(
      """
      ␛[1m--- a␛[0m
      ␛[1m+++ b␛[0m
      ␛[36m@@ -1,2 +1,2 @@␛[0m
       a
      ␛[31m-b␛[0m
      ␛[32m+b␛[0m
      \\ No newline at end of file

      """
    ).check(shown.replacingOccurrences(of: "\u{1B}", with: "␛"))
  }

  /// Edits that stand apart, in a text of so many bytes.
  private static func edits(_ count: Int, _ random: inout Seeded) -> [TextEdit] {
    var edits: [TextEdit] = []
    var offset = Int.random(in: 0...min(8, count), using: &random)
    while offset <= count {
      let end = min(count, offset + Int.random(in: 0...6, using: &random))
      let words = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        ["x", "\n", "yy", "z\n"][Int.random(in: 0..<4, using: &random)]
      }
      edits.append(TextEdit(ByteRange(offset, end), words.joined()))
      offset = end + Int.random(in: 1...40, using: &random)
    }
    return edits
  }

  @Test func patchAndHistoryAgreeWithTheEdits() throws {
    var random = Seeded.fromEnvironment()
    let place = try Project.temporaryDirectory("diff")
    defer { try? FileManager.default.removeItem(at: place) }
    for _ in 0..<60 {
      let lines = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        String(repeating: "abc", count: Int.random(in: 0...3, using: &random))
      }
      let old = SourceText(lines.joined(separator: "\n"))
      var (new, history) = (old, EditHistory(of: old))
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let edits = Self.edits(new.bytes.count, &random)
        (new, _) = (new.applying(edits), history.add(edits))
      }
      #expect(old.applying(history.edits) == new, "XLPLUG_SEED=\(random.seed)")
      let name = Array("file".utf8)
      let difference = UnifiedDiff(old, history.edits).rendered(old: name, new: name)
      #expect(difference.isEmpty == (old == new), "XLPLUG_SEED=\(random.seed)")
      if difference.isEmpty { continue }
      let file = place.appendingPathComponent("file")
      try Data(old.bytes).write(to: file)
      let patched = try runCommand(
        ["git", "apply", "--unidiff-zero", "--whitespace=nowarn", "-p0", "-"],
        input: Data(difference),
        directory: place
      )
      #expect(patched.status == 0, "XLPLUG_SEED=\(random.seed): \(patched.errorText)")
      // git takes a file away that has become empty.
      let result = (try? Data(contentsOf: file)) ?? Data()
      #expect(result == Data(new.bytes), "XLPLUG_SEED=\(random.seed)")
    }
  }
}

import Foundation
import Testing
import XLTestKit
import XLText

/// The lines that edits change.
@Suite struct UnifiedDiffTests {
  private func shown(_ text: String, _ edits: [TextEdit], colour: Bool = false) -> String {
    let name = Array("web.cfg".utf8)
    let output = UnifiedDiff(SourceText(text), edits).rendered(old: name, new: name, colour: colour)
    return String(decoding: output, as: UTF8.self).replacingOccurrences(of: "\u{1B}", with: "␛")
  }

  private let tenLines = (1...10).map { "line \($0)\n" }.joined()

  @Test func severalHunks() {
    let edits = [
      TextEdit(ByteRange(0, 0), "new\n"), TextEdit(ByteRange(58, 58), "!"),
      TextEdit(ByteRange(71, 71), "end"),
    ]
    Expect(
      """
      --- web.cfg
      +++ web.cfg
      @@ -1,3 +1,4 @@
      +new
       line 1
       line 2
       line 3
      @@ -6,5 +7,6 @@
       line 6
       line 7
       line 8
      -line 9
      +li!ne 9
       line 10
      +end
      \\ No newline at end of file

      """
    ).check(shown(tenLines, edits))
  }

  @Test func lineEndsAtTheEnd() {
    Expect(
      """
      --- web.cfg
      +++ web.cfg
      @@ -1,2 +1,2 @@
       a
      -b
      \\ No newline at end of file
      +b

      """
    ).check(shown("a\nb", [TextEdit(ByteRange(3, 3), "\n")]))
    Expect(
      """
      ␛[1m--- web.cfg␛[0m
      ␛[1m+++ web.cfg␛[0m
      ␛[36m@@ -1,2 +1,2 @@␛[0m
       a
      ␛[31m-b␛[0m
      ␛[32m+b␛[0m
      \\ No newline at end of file

      """
    ).check(shown("a\nb\n", [TextEdit(ByteRange(3, 4), "")], colour: true))
  }

  @Test func nothingChanges() { #expect(shown("a\nb\n", [TextEdit(ByteRange(0, 1), "a")]).isEmpty) }

  /// `patch` makes of the old text and the difference the new text.
  @Test(.enabled(if: (try? runCommand(["patch", "--version"]))?.status == 0)) func patchReadsIt() throws {
    var random = Seeded.fromEnvironment()
    let place = try Project.temporaryDirectory("diff")
    defer { try? FileManager.default.removeItem(at: place) }
    for round in 0..<100 {
      let text = SourceText(
        (0..<Int.random(in: 0...60, using: &random)).map { _ in random.pick(Array("ab\n\n".utf8)) }
      )
      var edits: [TextEdit] = []
      var offset = 0
      while random.chance(5, in: 6) {
        let start = Int.random(in: offset...text.bytes.count, using: &random)
        let end = min(text.bytes.count, start + Int.random(in: 0...4, using: &random))
        edits.append(TextEdit(ByteRange(start, end), random.pick(["", "x", "\n", "x\ny", "\n\n", "z\n"])))
        if end + 1 > text.bytes.count { break }
        offset = end + 1
      }
      let new = text.applying(edits)
      let difference = UnifiedDiff(text, edits).rendered(old: [0x61], new: [0x62])
      #expect(difference.isEmpty == (text == new))
      let file = place.appendingPathComponent("\(round)")
      try Data(text.bytes).write(to: file)
      if difference.isEmpty { continue }
      let result = try runCommand(["patch", "--quiet", file.path], input: Data(difference))
      let patched = (try? Data(contentsOf: file)) ?? Data()
      #expect(
        result.status == 0 && Array(patched) == new.bytes,
        "seed \(random.seed): \(text.bytes) \(edits): \(String(decoding: difference, as: UTF8.self)) \(result.text)"
      )
    }
  }
}

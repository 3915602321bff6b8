import Testing
import XLReport
import XLTestKit
import XLText

@Suite struct TextRenderingTests {
  private func shown(
    _ bytes: [UInt8],
    _ start: Int,
    _ end: Int,
    width: Int = 110,
    usesColour: Bool = false
  ) -> String {
    let range = ByteRange(start, end)
    let diagnostic = Diagnostic(
      DiagnosticCode(7),
      .warning,
      "here",
      at: range,
      notes: [.init("and there", at: ByteRange(0, 1))]
    )
    return TextRendering(path: "a\u{1B}b", usesColour: usesColour, width: width).rendered(
      diagnostic,
      of: SourceText(bytes)
    )
  }

  @Test func showsWhatATerminalWouldHide() {
    let text = Array("a\u{1B}[31m\tü\u{202E}日本x".utf8) + [0xFF, 0xC3] + Array("!\nnext".utf8)
    Expect(
      """
      a\\x1bb:1:6: warning[XL0007]: here
        |
      1 | a\\x1b[31m       ü\\u{202e}日本x\\xff\\xc3!
        | -       ^^^^^^^^^
        | and there
      a\\x1bb:1:12: warning[XL0007]: here
        |
      1 | a\\x1b[31m       ü\\u{202e}日本x\\xff\\xc3!
        | -                            ^
        | and there
      a\\x1bb:1:13: warning[XL0007]: here
        |
      1 | a\\x1b[31m       ü\\u{202e}日本x\\xff\\xc3!
        | -                             ^^^^
        | and there
      a\\x1bb:2:1: warning[XL0007]: here
        |
      2 | next
        | ^^
        |
      1 | a\\x1b[31m       ü\\u{202e}日本x\\xff\\xc3!
        | - and there

      """
    ).check(shown(text, 5, 8) + shown(text, 18, 19) + shown(text, 19, 20) + shown(text, 23, 25))
  }

  /// A line is shown once with all marks that fit; labels stand below their marks.
  @Test func marksOfALineStandTogether() {
    let text = SourceText("\ta = 1; bb = 2; c = 3\nd = 4\n")
    let diagnostic = Diagnostic(
      DiagnosticCode(7),
      .error,
      "here",
      at: ByteRange(8, 10),
      notes: [
        .init("first", at: ByteRange(1, 2)), .init("last", at: ByteRange(16, 17)),
        .init("around", at: ByteRange(8, 14)), .init("elsewhere", at: ByteRange(22, 23)),
      ],
      fixes: [.init("write it", edits: [TextEdit(ByteRange(8, 10), "b\t")], safety: .changesMeaning)]
    )
    Expect(
      """
      x:1:9: error[XL0007]: here
        |
      1 |         a = 1; bb = 2; c = 3
        |         -      ^^      - last
        |         first
        |                ------ around
        |
      2 | d = 4
        | - elsewhere
        = unsafe fix: write it
      1 - 	a = 1; bb = 2; c = 3
      1 + 	a = 1; b	 = 2; c = 3

      """
    ).check(TextRendering(path: "x").rendered(diagnostic, of: text))
  }

  @Test func marksPlacesWithoutWidth() {
    Expect(
      """
      a\\x1bb:1:1: warning[XL0007]: here
        |
      1 |
        | ^
        | - and there
      a\\x1bb:1:2: warning[XL0007]: here
        |
      1 | ab
        |  ^
        | - and there
      a\\x1bb:1:3: warning[XL0007]: here
        |
      1 | ab
        | - ^
        | and there

      """
    ).check(shown([], 0, 0) + shown(Array("ab".utf8), 1, 1) + shown(Array("ab".utf8), 2, 2))
  }

  @Test func cutsLongLines() {
    let text =
      Array(repeating: UInt8(ascii: "a"), count: 500) + Array("HERE".utf8)
      + Array(repeating: 0x62, count: 500)
    Expect(
      """
      a\\x1bb:1:501: warning[XL0007]: here
        |
      1 | …aaaaaaaaaaaaaaaaaaaaaaaaaaaHEREbbbbbbbbbbbbbbbbbbbbbbb…
        |                             ^^^^
        |
      1 | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
        | - and there
      a\\x1bb:1:1: warning[XL0007]: here
        |
      1 | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
        | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        | - and there

      """
    ).check(shown(text, 500, 504, width: 60) + shown(text, 0, 1_004, width: 60))
  }

  @Test func colours() {
    Expect(
      """
      ESC[1ma\\x1bb:1:2: ESC[0mESC[1;33mwarning[XL0007]ESC[0mESC[1m: hereESC[0m
      ESC[34m  |ESC[0m
      ESC[34m1 |ESC[0m ab
      ESC[34m  |ESC[0m  ESC[1;33m^ESC[0m
      ESC[34m  |ESC[0m ESC[1;36m-ESC[0m ESC[1;36mand thereESC[0m

      """
    ).check(shown(Array("ab".utf8), 1, 2, usesColour: true).replacing("\u{1B}", with: "ESC"))
  }
}

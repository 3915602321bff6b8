import Testing

@testable import XLText

@Suite struct CharsetTests {
  @Test func oursBecomeWordsAndOthersEscapes() {
    let text = "✓ 1/5 run block add … “quoted” — é 中\n"
    #expect(Charset.utf8.shown(text) == text)
    #expect(Charset.ascii.shown(text) == "ok 1/5 run block add ... \"quoted\" -- \\u{e9} \\u{4e2d}\n")
    #expect(Charset.ascii.shown("plain\u{1b}[0m") == "plain\u{1b}[0m")
  }

  @Test func aPieceIsAsWideAsItIsShown() {
    let pieces = VisibleText("a中é".utf8).pieces
    #expect(pieces.map(Charset.utf8.shown) == pieces)
    #expect(pieces.map(Charset.ascii.shown).map(\.shown) == ["a", "\\u{4e2d}", "\\u{e9}"])
    #expect(pieces.map(Charset.ascii.shown).map(\.width) == [1, 8, 6])
  }
}

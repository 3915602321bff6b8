import Testing
import XLSyntax
import XLTestKit
import XLText

@Suite struct DiskSyntaxTests {
  private func check(_ text: String, _ expected: String, knowsTrust: Bool = true) {
    let syntax = DiskSyntax(SourceText(text), knowsTrust: knowsTrust)
    let pieces = syntax.tokens.map { token in
      "\(token.kind)(\(String(decoding: syntax.text[token.range], as: UTF8.self).replacing("\n", with: "/n")))"
    }
    #expect(pieces.joined(separator: " ") == expected)
  }

  @Test func knowsEveryWord() {
    for word in DiskWord.allCases {
      let (text, kind) =
        switch word.role {
        case .key: (word.spelling + "=x", word == .target ? DiskToken.Kind.target : .value)
        case .flag: (word.spelling + (word == .grantUsage ? "=1" : ""), .flag)
        default: (word.spelling + ":", .prefix)
        }
      let tokens = DiskSyntax(SourceText(text)).tokens
      #expect(tokens.map(\.kind) == [kind] && tokens.first?.word == word, "\(text)")
    }
  }

  @Test func longestShapeWins() {
    check("/x,raw,xvda", "positional(/x,) positional(raw,) positional(xvda)")
    check("vdev=a=b, cdrom", "value(vdev=a=b,) blank( ) flag(cdrom)")
    check("cdrom ,discards", "positional(cdrom ,) positional(discards)")
    check("foo=bar,x", "unknownKey(foo=b) positional(ar,) positional(x)")
    check("foo=b,x", "unknownKey(foo=b,) positional(x)")
    check("target=/a,b,", "target(target=/a,b,)")
    check("raw:phy:/x", "prefix(raw:) prefix(phy:) positional(/x)")
    check("http://x", "unknownPrefix(http:) positional(//x)")
    check("https:x", "positional(https:x)")
    check("a==", "unknownKey(a==)")
    check("/x=", "positional(/x) droppedEquals(=)")
  }

  @Test func newlinesChangeWhatIsLongest() {
    check(" a\nb,,x", "positional( a/nb,) positional(,) positional(x)")
    check("raw:a\nb,x", "positional(raw:a/nb,) positional(x)")
    check("target=/a\nvdev=x", "target(target=/a) blank(/n) value(vdev=x)")
    check("target=\n", "unknownKey(target=/n)")
    check("phy:\n/x", "unknownPrefix(phy:) blank(/n) positional(/x)")
  }

  @Test func trustIsAWordSince419() {
    check("trusted,grant_usage=1", "flag(trusted,) flag(grant_usage=1)")
    check("trusted,x", "positional(trusted,) positional(x)", knowsTrust: false)
    check("grant_usage=10", "flag(grant_usage=1) positional(0)")
    check("grant_usage=1", "positional(grant_usage) strayEquals(=) positional(1)", knowsTrust: false)
  }

  @Test func wordsAreCutApart() {
    let words = [ByteRange(0, 8), ByteRange(9, 15)]
    let tokens = DiskSyntax(SourceText("target=a vdev=b"), words: words).tokens
    #expect(tokens.map(\.kind) == [.target, .separator, .value])
  }
}

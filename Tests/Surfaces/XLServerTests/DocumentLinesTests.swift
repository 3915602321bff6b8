import Testing
import XLTestKit
import XLText

@testable import XLServer

/// Lines and characters as clients count them.
@Suite struct DocumentLinesTests {
  /// Pieces of texts: ends of lines of all kinds, and characters of all sizes.
  private static let pieces = [
    "a", "bc", "\n", "\r", "\r\n", "\n\r", "é", "€", "😀", "\u{2028}", " ", "x = 1\n",
  ]

  private static func text(_ random: inout Seeded, _ most: Int) -> String {
    (0..<Int.random(in: 0...most, using: &random)).map { _ in random.pick(pieces) }.joined()
  }

  @Test func changesAreFollowed() {
    var random = Seeded.fromEnvironment()
    for _ in 0..<3000 {
      var bytes = Array(Self.text(&random, 20).utf8)
      var lines = DocumentLines(bytes)
      for _ in 0..<5 {
        let start = Int.random(in: 0...bytes.count, using: &random)
        let range = ByteRange(start, Int.random(in: start...bytes.count, using: &random))
        let new = Array(Self.text(&random, 4).utf8)
        bytes.replaceSubrange(range.start..<range.end, with: new)
        lines.replace(range, byteCount: new.count, in: bytes)
        guard lines == DocumentLines(bytes) else {
          Issue.record("seed \(random.seed): \(bytes) after \(range) got \(new)")
          return
        }
      }
    }
  }

  /// What a client would say, which has the text as a string: units up to each character.
  @Test(arguments: PositionEncoding.allCases) func placesComeAndGo(_ encoding: PositionEncoding) {
    var random = Seeded.fromEnvironment()
    for _ in 0..<500 {
      let text = Self.text(&random, 30)
      let bytes = Array(text.utf8)
      let lines = DocumentLines(bytes)
      var walk = PlaceWalk(bytes, lines, encoding)
      var (line, units, offset) = (0, 0, 0)
      var previous: Unicode.Scalar?
      for scalar in text.unicodeScalars {
        let endsLine = previous == "\n" || previous == "\r" && scalar != "\n"
        if endsLine { (line, units) = (line + 1, 0) }
        let place = LinePosition(line: line, character: units)
        #expect(walk.position(of: offset) == place, "seed \(random.seed)")
        let isInsideEnd = previous == "\r" && scalar == "\n"
        if !isInsideEnd {
          #expect(lines.offset(of: place, in: bytes, encoding) == offset, "seed \(random.seed)")
        }
        let string = String(scalar)
        switch encoding {
        case .utf8: units += string.utf8.count
        case .utf16: units += string.utf16.count
        case .utf32: units += 1
        }
        offset += string.utf8.count
        previous = scalar
      }
    }
  }

  @Test func whatIsOutsideIsMovedInside() {
    let bytes = Array("ab\r\n😀c\n".utf8)
    let lines = DocumentLines(bytes)
    func offset(_ line: Int, _ character: Int) -> Int {
      lines.offset(of: LinePosition(line: line, character: character), in: bytes, .utf16)
    }
    #expect(offset(0, 9) == 2)
    #expect(offset(1, 1) == 4)
    #expect(offset(1, 2) == 8)
    #expect(offset(2, 5) == 10)
    #expect(offset(7, 0) == 10)
  }

  @Test func paths() {
    func path(_ uri: String) -> String? { DocumentURI.path(uri).map { String(decoding: $0, as: UTF8.self) } }
    #expect(path("file:///a/b%20c/%C3%A9.cfg") == "/a/b c/é.cfg")
    #expect(path("file://host/a") == "/a")
    #expect(path("FILE:///a//b/../c") == "/a/c")
    #expect(path("untitled:a") == nil)
    #expect(path("file://") == nil)
    #expect(path("file:///a%00b") == nil)
    #expect(path("file:///%zz%4") == "/%zz%4")
    #expect(DocumentURI.text(ofPath: Array("/a b/é".utf8)) == "file:///a%20b/%C3%A9")
  }
}

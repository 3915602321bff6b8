import Testing
import XLTestKit
import XLText

/// Lines and columns of bytes, compared with counting.
@Suite struct PlaceIndexTests {
  /// What counting gives: a character is one of UTF-8, or a byte that belongs to none.
  private static func counted(_ bytes: [UInt8]) -> [(line: Int, column: Int)] {
    var places: [(Int, Int)] = []
    var (line, column, offset) = (1, 1, 0)
    while offset < bytes.count {
      let four = (1...4).reversed().first { count in
        let piece = bytes[offset..<min(offset + count, bytes.count)]
        let text = piece.count == count ? String(validating: piece, as: UTF8.self) : nil
        return text?.unicodeScalars.count == 1
      }
      let count = four ?? 1
      for _ in 0..<count { places.append((line, column)) }
      column += 1
      if bytes[offset] == 10 { (line, column) = (line + 1, 1) }
      offset += count
    }
    return places + [(line, column)]
  }

  @Test func placesAreThoseThatCountingGives() {
    var random = Seeded.fromEnvironment()
    let alphabet: [[UInt8]] =
      ["a", "é", "€", "😀", "\n"].map { Array($0.utf8) } + [[0xFF], [0xE2, 0x82], [0x80], [0]]
    for length in [0, 1, 5, 100, 3000] {
      for _ in 0..<20 {
        let bytes = (0..<length).flatMap { _ in alphabet[Int.random(in: alphabet.indices, using: &random)] }
        let places = PlaceIndex(SourceText(bytes))
        for (offset, expected) in Self.counted(bytes).enumerated() {
          let place = places.place(of: offset)
          #expect(
            (place.line, place.column) == expected,
            "offset \(offset) of \(bytes.count) bytes, XLPLUG_SEED=\(random.seed)"
          )
        }
      }
    }
  }

  @Test func rangesOfLinesLeaveTheLineFeedOut() {
    let places = PlaceIndex(SourceText("ab\n\ncd"))
    #expect((1...3).map { places.range(ofLine: $0) } == [ByteRange(0, 2), ByteRange(3, 3), ByteRange(4, 6)])
    #expect(places.lastLine(of: ByteRange(0, 3)) == 1)
    #expect(places.lastLine(of: ByteRange(0, 4)) == 2)
    #expect(places.lastLine(of: ByteRange(6, 6)) == 3)
  }

  @Test(.timeLimit(.minutes(1))) func aLongLineIsNoTrouble() {
    let text = SourceText(String(repeating: "é", count: 4_000_000))
    let places = PlaceIndex(text)
    for step in 0..<100_000 { #expect(places.place(of: step * 80).column == step * 40 + 1) }
  }
}

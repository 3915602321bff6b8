import HotplugScript
import Testing

@Suite struct CapturedOutputTests {
  private func lines(_ text: String, _ count: Int) -> [String] {
    var output = CapturedOutput()
    output.append(Array(text.utf8))
    return output.lastLines(count).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func givesTheLastLines() {
    #expect(lines("", 3) == [])
    #expect(lines("\n\n", 3) == [])
    #expect(lines("a", 3) == ["a"])
    #expect(lines("a\nb\nc\n", 2) == ["b", "c"])
    #expect(lines("a\n\nc\n\n", 2) == ["", "c"])
    #expect(lines("a\nb", 0) == [])
    #expect(lines("a\nb", -1) == [])
  }

  /// However the bytes are cut, the same is kept: the limits are kept and nothing is counted twice.
  @Test func cutsDoNotMatter() {
    let total = CapturedOutput.headBytesMax + CapturedOutput.tailBytesMax
    for length in [0, 1, CapturedOutput.headBytesMax, total - 1, total, total + 1, 3 * total + 17] {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 / 251) }
      var whole = CapturedOutput()
      whole.append(bytes)
      #expect(whole.totalBytes == length)
      #expect(whole.droppedBytes == max(0, length - total))
      #expect(whole.head == Array(bytes.prefix(CapturedOutput.headBytesMax)))
      #expect(
        Array(whole.tail) == Array(bytes.dropFirst(whole.head.count).suffix(CapturedOutput.tailBytesMax))
      )
      #expect((whole.bytes == bytes) == (length <= total))
      for size in [1, 13, 4096, 65536] {
        var pieces = CapturedOutput()
        for start in stride(from: 0, to: length, by: size) {
          pieces.append(bytes[start..<min(length, start + size)])
        }
        #expect(pieces == whole, "pieces of \(size) bytes of \(length)")
        #expect(pieces.hashValue == whole.hashValue)
      }
    }
  }
}

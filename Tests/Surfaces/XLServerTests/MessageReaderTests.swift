import Testing
import XLTestKit

@testable import XLServer

/// Messages out of bytes.
@Suite struct MessageReaderTests {
  private static func pieces(_ bytes: [UInt8], _ sizes: () -> Int) -> [MessageReader.Piece] {
    var reader = MessageReader()
    var pieces: [MessageReader.Piece] = []
    var offset = 0
    while offset < bytes.count {
      let end = min(bytes.count, offset + max(1, sizes()))
      reader.append(bytes[offset..<end])
      offset = end
      while let piece = reader.next() { pieces.append(piece) }
    }
    return pieces
  }

  /// The same messages come out however the bytes are split, also behind what is none.
  @Test func splittingChangesNothing() {
    var random = Seeded.fromEnvironment()
    for _ in 0..<400 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        switch Int.random(in: 0...5, using: &random) {
        case 0: bytes += Array("garbage \(random.next())\r\n\r\n".utf8)
        case 1: bytes += Array("Content-Type: x\r\nCONTENT-LENGTH:  2\r\n\r\n{}".utf8)
        case 2: bytes += Array("Content-Length: -5\r\n\r\n".utf8)
        default:
          let body = (0..<Int.random(in: 0...40, using: &random)).map { _ in
            UInt8.random(in: 0...255, using: &random)
          }
          bytes += MessageReader.framed(body)
        }
      }
      let whole = Self.pieces(bytes) { bytes.count }
      let split = Self.pieces(bytes) { Int.random(in: 1...7, using: &random) }
      #expect(whole == split, "seed \(random.seed)")
    }
  }

  @Test func theNextMessageIsFoundBehindGarbage() {
    let good = MessageReader.framed(Array("{}".utf8))
    func pieces(_ text: String) -> [MessageReader.Piece] { Self.pieces(Array(text.utf8) + good) { 3 } }
    #expect(pieces("") == [.message(Array("{}".utf8))])
    for garbage in [
      "hello\r\n\r\n", "Content-Length: x\r\n\r\n", "Content-Length: 99999999999999999999\r\n\r\n",
      "\r\n\r\n",
      "{\"a\":1}\n\n", String(repeating: "x", count: 20_000),
    ] {
      let found = pieces(garbage)
      #expect(found.last == .message(Array("{}".utf8)), "\(garbage.prefix(40))")
      #expect(found.count == 2, "\(garbage.prefix(40)) \(found)")
    }
  }

  @Test func whatIsTooLongIsSkipped() {
    var reader = MessageReader()
    reader.append(Array("Content-Length: \(MessageReader.byteCountMax + 1)\r\n\r\n".utf8))
    guard case .broken? = reader.next() else {
      Issue.record("it is taken")
      return
    }
    let chunk = [UInt8](repeating: 0x20, count: 1 << 20)
    for _ in 0..<(MessageReader.byteCountMax >> 20) {
      reader.append(chunk)
      #expect(reader.next() == nil)
    }
    reader.append([0x20] + MessageReader.framed([0x31]))
    #expect(reader.next() == .message([0x31]))
  }
}

import Foundation
import Testing
import XenstoreTestKit
import XenstoreWire

/// Scripts of packets, played to a store of either kind.
enum PacketScript {
  /// The script's lines, each followed by the packets that came back.
  ///
  /// A line has a connection (`a` and `b` are domain 0, `g` and `h` domains 7 and 8), an operation, a payload
  /// in which `|` stands for NUL, and optionally `@` and a transaction.
  static func play(_ script: String, _ kind: TestStore.Kind) throws -> [String] {
    let store = try TestStore(kind, guests: [7, 8])
    defer { store.stop() }
    var clients = ["a": try store.raw(), "b": try store.raw()]
    if script.contains("g ") {
      clients["g"] = try store.guest(7)
      clients["h"] = try store.guest(8)
    }
    var lines: [String] = []
    for line in script.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
      var payload = words.count > 2 ? String(words[2]) : ""
      var transaction: UInt32 = 0
      if let at = payload.range(of: " @", options: .backwards) {
        transaction = UInt32(payload[at.upperBound...]) ?? 0
        payload.removeSubrange(at.lowerBound...)
      }
      let type = Operation.allCases.first { $0.name == words[1] }?.rawValue ?? UInt32(words[1]) ?? 0
      let bytes = payload.utf8.map { $0 == UInt8(ascii: "|") ? 0 : $0 }
      let client = try #require(clients[String(words[0])])
      let answers = client.exchange(type, bytes, transaction: transaction).map { packet in
        let text = String(decoding: packet.payload.map { $0 == 0 ? UInt8(ascii: "|") : $0 }, as: UTF8.self)
        return "\(packet.operation?.name ?? "?") \(packet.requestID) @\(packet.transactionID) \(text)"
      }
      lines.append("\(line.prefix(100))\n  -> " + answers.joined(separator: "\n     "))
    }
    return lines
  }
}

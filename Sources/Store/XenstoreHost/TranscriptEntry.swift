public import XenstoreWire

/// A request that a server answered, and the answer.
public struct TranscriptEntry: Hashable, Sendable {
  /// The domain that asked; 0 for a daemon's socket.
  public let domid: UInt16
  /// What was asked.
  public let request: Packet
  /// What was answered; watch events are not part of a transcript.
  public let reply: Packet
}

extension TranscriptEntry: CustomStringConvertible {
  /// One line: `d0 READ tx=0 b'/a\x00' -> b'1'`.
  public var description: String {
    let name =
      switch request.operation {
      case .transactionStart: "TSTART"
      case .transactionEnd: "TEND"
      default: request.operation?.name ?? String(request.type)
      }
    let asked = Self.quoted(request.payload)
    return "d\(domid) \(name) tx=\(request.transactionID) \(asked) -> \(Self.quoted(reply.payload))"
  }

  private static func quoted(_ bytes: [UInt8]) -> String {
    var text = ""
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "'"): text += "\\" + String(UnicodeScalar(byte))
      case UInt8(ascii: "\n"): text += "\\n"
      case 0x20...0x7E: text.unicodeScalars.append(UnicodeScalar(byte))
      default: text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return "b'" + text + "'"
  }
}

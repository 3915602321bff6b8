import XenstoreWire

/// A store at one moment as sorted text: a line for each node with path, value and access list.
///
/// Two stores with the same nodes, values and access lists have equal snapshots, whatever the order of
/// children, generations, watches and transactions.
public struct Snapshot: Hashable, Sendable {
  /// The lines, sorted by path: `/a/b = "value"   (n0,r7)`, as `xenstore-ls -f -p` prints them.
  public let lines: [String]

  init(_ tree: Tree) {
    lines = tree.nodes.sorted { $0.key < $1.key }.map { path, node in
      let list = node.permissions.description.split(separator: " ").joined(separator: ",")
      return "\(path) = \"\(Self.escaped(node.value))\"   (\(list))"
    }
  }

  /// Bytes as text: what is not printable ASCII becomes `\x` and two hexadecimal digits.
  private static func escaped(_ bytes: [UInt8]) -> String {
    var text = ""
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\\"): text += "\\\\"
      case 0x20...0x7E: text.unicodeScalars.append(UnicodeScalar(byte))
      default: text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return text
  }
}

extension Snapshot: CustomStringConvertible {
  /// All lines.
  public var description: String { lines.joined(separator: "\n") }
}

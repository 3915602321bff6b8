/// A command that a person can type next, word for word.
public struct NextCommand: Hashable, Sendable {
  /// Its words.
  public var words: [[UInt8]]

  /// A command by its words.
  init(_ words: [[UInt8]]) { self.words = words }

  /// A command of text alone.
  init(_ words: String...) { self.words = words.map { Array($0.utf8) } }

  /// A command of xlplug's own that finds the store and the scripts of a machine that was checked.
  public static func xlplug(_ words: [String], on host: HostEvidence) -> NextCommand {
    NextCommand((["xlplug"] + words + host.options).map { Array($0.utf8) })
  }

  /// The command as a shell takes it: words that a shell would change are quoted.
  public var text: String { words.map(Self.quoted).joined(separator: " ") }

  /// The bytes that no shell changes.
  private static let plain = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=,@%+".utf8
  )

  /// A word that a shell gives back as it is; what a terminal could not show is written with `\x`.
  private static func quoted(_ word: [UInt8]) -> String {
    if !word.isEmpty, word.allSatisfy(plain.contains) { return String(decoding: word, as: UTF8.self) }
    let isShowable = word.allSatisfy { (0x20...0x7E).contains($0) }
    if isShowable, !word.contains(UInt8(ascii: "'")) { return "'\(String(decoding: word, as: UTF8.self))'" }
    let escaped = word.map { byte -> String in
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\\"): "\\" + String(UnicodeScalar(byte))
      case 0x20...0x7E: String(UnicodeScalar(byte))
      default: "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return "$'\(escaped.joined())'"
  }
}

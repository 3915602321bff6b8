import XLModel
import XLSyntax
import XLTestKit
import XLText

extension ConfigOracle {
  /// What we say, in the words of the oracle.
  static func ours(_ text: [UInt8]) -> String {
    let reading = ConfigReading(ConfigSyntax(SourceText(text)))
    switch reading.verdict {
    case .rejects, .ignores: return "error"
    case .dies: return "dies"
    case .accepts: break
    }
    let lines = LineIndex(reading.syntax.text)
    var words = ["ok"]
    for (index, entry) in reading.entries.enumerated() {
      words.append(hex(entry.name))
      words.append(entry.setting.isAppending ? "+=" : "=")
      words.append(String(lines.line(at: entry.lineOffset) + 1))
      if entry.value.kind == .list {
        append(reading.elements(of: index), to: &words)
      } else {
        words.append(hex(reading.text(of: index)?.bytes ?? []))
      }
    }
    return words.joined(separator: " ")
  }

  private static func append(_ elements: [ConfigValue], to words: inout [String]) {
    words.append("(")
    for element in elements {
      if element.kind == .list {
        append(element.elements, to: &words)
      } else {
        words.append(hex(element.text?.bytes ?? []))
      }
    }
    words.append(")")
  }

  private static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = [UInt8(ascii: "x")]
    for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}

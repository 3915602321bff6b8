public import JSON
public import XLModel
import XLSyntax
import XLText

/// The settings of a configuration file: `[[name, operator, value, line], …]`, as xl's reader keeps them.
///
/// A value is a string or an array of values; operators are `=` and `+=`; lines count from 1. It is made as
/// it is written, because a file can have millions of settings, and lists thousands deep.
public struct ConfigDocument: Hashable, Sendable {
  private let reading: ConfigReading

  /// The settings of a file that xl takes.
  public init(_ reading: ConfigReading) { self.reading = reading }

  /// The array, with bytes encoded as `JSONValue.line` does for the text of the file.
  public var settings: JSONValue {
    var output: [UInt8] = []
    write(to: &output, encodesBytes: !JSONValue.isUTF8(reading.syntax.text.bytes))
    return .written(output)
  }

  private func write(to output: inout [UInt8], encodesBytes: Bool) {
    let lines = LineIndex(reading.syntax.text)
    output.append(UInt8(ascii: "["))
    for (index, entry) in reading.entries.enumerated() {
      output += (index == 0 ? "[" : ",[").utf8
      JSONValue.quote(entry.name, to: &output, encodesBytes: encodesBytes)
      output += (entry.setting.isAppending ? ",\"+=\"," : ",\"=\",").utf8
      if entry.value.kind == .list {
        list(index, to: &output, encodesBytes)
      } else {
        JSONValue.quote(reading.text(of: index)?.bytes ?? [], to: &output, encodesBytes: encodesBytes)
      }
      output.append(UInt8(ascii: ","))
      output += String(lines.line(at: entry.lineOffset) + 1).utf8
      output.append(UInt8(ascii: "]"))
    }
    output.append(UInt8(ascii: "]"))
  }

  /// Appends a list with what it adds to; without recursion, for lists can be thousands deep.
  private func list(_ index: Int, to output: inout [UInt8], _ encodesBytes: Bool) {
    let parts = reading.entries[index].isMoved ? [] : reading.parts(of: index)
    output.append(UInt8(ascii: "["))
    for part in parts {
      for token in part.innerTokens {
        let kind = reading.syntax.tokenKind(token)
        guard kind.isScalar || kind == .openBracket || kind == .closeBracket else { continue }
        let isEnd = kind == .closeBracket
        if !isEnd, output.last != UInt8(ascii: "[") { output.append(UInt8(ascii: ",")) }
        if kind.isScalar {
          JSONValue.quote(
            reading.syntax.scalarText(token)?.bytes ?? [],
            to: &output,
            encodesBytes: encodesBytes
          )
        } else {
          output.append(UInt8(ascii: isEnd ? "]" : "["))
        }
      }
    }
    output.append(UInt8(ascii: "]"))
  }
}

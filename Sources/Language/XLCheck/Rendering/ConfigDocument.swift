public import XLModel
import XLSyntax
import XLText

/// The settings of a configuration file: `[[name, operator, value, line], …]`, as xl's reader keeps them.
///
/// A value is a string or an array of values; operators are `=` and `+=`; lines count from 1.
public struct ConfigDocument: Hashable, Sendable {
  /// The array.
  public let settings: JSONText

  /// The settings of a file that xl takes.
  public init(_ reading: ConfigReading) {
    let lines = LineIndex(reading.syntax.text)
    settings = .array(
      reading.entries.indices.map { index in
        let entry = reading.entries[index]
        let isAppending = entry.setting.isAppending
        return .array([
          .bytes(Array(entry.name)), .string(isAppending ? "+=" : "="), Self.value(index, reading),
          .number(Int64(lines.line(at: entry.lineOffset) + 1)),
        ])
      }
    )
  }

  private static func value(_ index: Int, _ reading: ConfigReading) -> JSONText {
    guard reading.entries[index].value.kind == .list else {
      return .bytes(reading.text(of: index)?.bytes ?? [])
    }
    return .nested(pieces(of: reading.elements(of: index)))
  }

  /// The pieces of a list, however deep lists stand in it.
  private static func pieces(of elements: [ConfigValue]) -> [JSONText.Piece] {
    var pieces: [JSONText.Piece] = [.open]
    // The elements of every list that is open, and the number of the next.
    var open = [(elements: elements, next: 0)]
    while let (elements, next) = open.last {
      guard next < elements.count else {
        pieces.append(.close)
        open.removeLast()
        continue
      }
      open[open.count - 1].next += 1
      let element = elements[next]
      if element.kind == .list {
        pieces.append(.open)
        open.append((element.elements, 0))
      } else {
        pieces.append(.bytes(element.text?.bytes ?? []))
      }
    }
    return pieces
  }
}

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
    return .array(reading.elements(of: index).map(document))
  }

  private static func document(_ value: ConfigValue) -> JSONText {
    value.kind == .list ? .array(value.elements.map(document)) : .bytes(value.text?.bytes ?? [])
  }
}

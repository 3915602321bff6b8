import Foundation
public import JSON

/// JSON written by Foundation, so that our reader and writer do not share a mistake.
public enum JSONWriterBytes {
  /// The value as JSON text.
  public static func of(_ value: JSONValue) -> [UInt8] {
    let options: JSONSerialization.WritingOptions = [.fragmentsAllowed, .withoutEscapingSlashes]
    return (try? JSONSerialization.data(withJSONObject: object(value), options: options)).map(Array.init)
      ?? []
  }

  private static func object(_ value: JSONValue) -> Any {
    switch value {
    case .null: NSNull()
    case .bool(let value): value
    case .integer(let value): value
    case .number(let value): value
    case .string(let text): text
    case .array(let values): values.map(object)
    case .object(let members):
      Dictionary(members.map { ($0.name, object($0.value)) }, uniquingKeysWith: { first, _ in first })
    case .unsigned(let value): value
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .written(let text): (try? JSONSerialization.jsonObject(with: Data(text))) ?? NSNull()
    }
  }
}

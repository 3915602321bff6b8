import Foundation
import XLServer

/// JSON of another hand than the server's, so that both do not share a mistake.
enum JSONWriterBytes {
  static func of(_ value: JSONValue) -> [UInt8] {
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
    case .integers(let values): values
    }
  }
}

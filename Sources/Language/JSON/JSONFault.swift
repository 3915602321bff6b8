/// Why a text is not JSON, or exceeds a limit.
public enum JSONFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was expected at a byte offset from 0.
  case expected(String, at: Int)
  /// Arrays and objects are nested deeper than `JSONScanner.depthMax`, from this byte on.
  case tooDeep(at: Int)
  /// There are more values than `JSONScanner.valuesMax`.
  case tooMany

  /// What was found, and what was expected.
  public var description: String {
    switch self {
    case .expected(let expected, let place): "invalid JSON at byte \(place): expected \(expected)"
    case .tooDeep(let place):
      "invalid JSON at byte \(place): more than \(JSONScanner.depthMax) arrays and objects are nested"
    case .tooMany: "the JSON text has more than \(JSONScanner.valuesMax) values"
    }
  }
}

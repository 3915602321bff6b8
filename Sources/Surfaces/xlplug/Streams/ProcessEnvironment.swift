import Glibc
import XLProject

/// The environment that this process was given.
///
/// The text in it are bytes, and scripts are given them as they are.
enum ProcessEnvironment {
  /// All of it; a line without `=` is ignored, and of two with one name the first counts, as for getenv(3).
  static func values() -> [String: [UInt8]] {
    var values: [String: [UInt8]] = [:]
    var line = environ
    while let text = line.pointee {
      let bytes = FilePath.bytes(text)
      if let equals = bytes.firstIndex(of: UInt8(ascii: "=")) {
        let name = String(decoding: bytes[..<equals], as: UTF8.self)
        if values[name] == nil { values[name] = Array(bytes[(equals + 1)...]) }
      }
      line += 1
    }
    return values
  }

  /// The value of a name; nil where it is not there.
  static func value(of name: String) -> [UInt8]? {
    let found: UnsafeMutablePointer<CChar>? = getenv(name)
    return found.map { FilePath.bytes($0) }
  }

  /// The value as a text; nil where it is not there.
  static func text(_ name: String) -> String? { value(of: name).map { String(decoding: $0, as: UTF8.self) } }
}

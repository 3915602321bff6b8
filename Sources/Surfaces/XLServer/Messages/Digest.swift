import JSON
import XLText

/// Distinguishes results without keeping them.
enum Digest {
  /// The digest of a value, in hexadecimal digits.
  static func text(of value: JSONValue) -> String {
    var digest = FNV1a()
    digest.take(value.text)
    return String(digest.value, radix: 16)
  }
}

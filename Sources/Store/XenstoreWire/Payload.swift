/// Strings in payloads: each ends with a NUL.
public enum Payload {
  /// The strings that end with a NUL; bytes after the last NUL are not among them.
  public static func strings(_ bytes: [UInt8]) -> [[UInt8]] {
    var parts = bytes.split(separator: 0, omittingEmptySubsequences: false).map { Array($0) }
    parts.removeLast()
    return parts
  }

  /// The strings, each with its NUL.
  public static func joining(_ strings: [[UInt8]]) -> [UInt8] {
    var result: [UInt8] = []
    for string in strings {
      result += string
      result.append(0)
    }
    return result
  }
}

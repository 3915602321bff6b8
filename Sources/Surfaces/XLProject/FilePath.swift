/// Paths as bytes: joined and taken apart; nothing is looked up.
public enum FilePath {
  /// What parts the names of a path.
  public static let slash = UInt8(ascii: "/")

  /// A name after a directory; `.` is no directory worth writing down.
  public static func joined(_ directory: [UInt8], _ name: some Collection<UInt8>) -> [UInt8] {
    if directory.isEmpty || directory == [UInt8(ascii: ".")] { return Array(name) }
    return (directory.last == slash ? directory : directory + [slash]) + name
  }

  /// The last name of a path.
  public static func name(_ path: [UInt8]) -> ArraySlice<UInt8> {
    path.lastIndex(of: slash).map { path[($0 + 1)...] } ?? path[...]
  }

  /// The directory of a path; empty for the current one.
  public static func directory(_ path: [UInt8]) -> [UInt8] {
    guard let last = path.lastIndex(of: slash) else { return [] }
    return last == 0 ? [slash] : Array(path[..<last])
  }

  /// A path from the root without `.`, `..` and double slashes; no symbolic link is followed.
  public static func plain(_ path: [UInt8], in directory: [UInt8] = []) -> [UInt8] {
    var parts: [ArraySlice<UInt8>] = path.first == slash ? [] : directory.split(separator: slash)
    for part in path.split(separator: slash) where !part.elementsEqual(".".utf8) {
      if part.elementsEqual("..".utf8) { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.isEmpty ? [slash] : parts.flatMap { [slash] + $0 }
  }

  /// Whether a path is relative and, as written, never leads above the directory that it is seen from.
  public static func staysInside(_ path: [UInt8]) -> Bool {
    var depth = 0
    for part in path.split(separator: slash) where !part.elementsEqual(".".utf8) {
      depth += part.elementsEqual("..".utf8) ? -1 : 1
      if depth < 0 { return false }
    }
    return path.first != slash && depth > 0
  }

  /// An absolute path as seen from an absolute directory; nil where it is not below it.
  public static func relative(_ path: [UInt8], to directory: [UInt8]) -> [UInt8]? {
    let prefix = directory == [slash] ? directory : directory + [slash]
    return path.starts(with: prefix) ? Array(path[prefix.count...]) : nil
  }
}

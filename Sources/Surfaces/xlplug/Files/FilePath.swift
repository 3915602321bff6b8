import Glibc

/// Paths as bytes: joined, taken apart, made absolute; nothing is looked up.
enum FilePath {
  static let slash = UInt8(ascii: "/")

  /// A name behind a directory; `.` is no directory worth writing down.
  static func joined(_ directory: [UInt8], _ name: some Collection<UInt8>) -> [UInt8] {
    if directory.isEmpty || directory == [UInt8(ascii: ".")] { return Array(name) }
    return (directory.last == slash ? directory : directory + [slash]) + name
  }

  /// The last name of a path.
  static func name(_ path: [UInt8]) -> ArraySlice<UInt8> {
    path.lastIndex(of: slash).map { path[($0 + 1)...] } ?? path[...]
  }

  /// The directory of a path; empty for the current one.
  static func directory(_ path: [UInt8]) -> [UInt8] {
    guard let last = path.lastIndex(of: slash) else { return [] }
    return last == 0 ? [slash] : Array(path[..<last])
  }

  /// The path from the root without `.`, `..` and double slashes; no symbolic link is followed.
  static func absolute(_ path: [UInt8]) -> [UInt8] {
    var parts: [ArraySlice<UInt8>] = path.first == slash ? [] : current.split(separator: slash)
    for part in path.split(separator: slash) where !part.elementsEqual(".".utf8) {
      if part.elementsEqual("..".utf8) { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.isEmpty ? [slash] : parts.flatMap { [slash] + $0 }
  }

  /// An absolute path as seen from an absolute directory; nil where it is not below it.
  static func relative(_ path: [UInt8], to directory: [UInt8]) -> [UInt8]? {
    let prefix = directory == [slash] ? directory : directory + [slash]
    return path.starts(with: prefix) ? Array(path[prefix.count...]) : nil
  }

  /// An absolute path as it is shown: from the current directory where it is below it.
  static func shown(_ path: [UInt8]) -> [UInt8] { relative(path, to: current) ?? path }

  /// The current directory.
  static let current: [UInt8] = {
    guard let pointer = getcwd(nil, 0) else { return [slash] }
    defer { free(pointer) }
    return bytes(pointer)
  }()

  /// The bytes of a C string.
  static func bytes(_ pointer: UnsafePointer<CChar>) -> [UInt8] {
    Array(UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
  }

  /// A path for a system call.
  static func cString(_ path: [UInt8]) -> [CChar] { path.map(CChar.init(bitPattern:)) + [0] }
}

import Glibc
import XLProject

extension FilePath {
  /// The path from the root without `.`, `..` and double slashes; no symbolic link is followed.
  static func absolute(_ path: [UInt8]) -> [UInt8] { plain(path, in: current) }

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

  /// The name of an entry of a directory.
  static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { bytes($0) }
    }
  }

  /// A path for a system call.
  static func cString(_ path: [UInt8]) -> [CChar] { path.map(CChar.init(bitPattern:)) + [0] }
}

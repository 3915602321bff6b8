import HostFiles
import XLText

/// Why lint could not check something, or could not change it.
enum LintFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// A file or directory that cannot be read.
  case unreadable([UInt8], errno: Int32)
  /// A file of more bytes than are read.
  case tooLong([UInt8], byteCountMax: Int)
  /// A file that cannot be written; what went wrong.
  case unwritable([UInt8], String)
  /// A file that is not a regular one.
  case notRegular([UInt8])
  /// A symbolic link where none is followed.
  case link([UInt8])
  /// A settings file of the host or the user that is not used, and why.
  case settings(String)
  /// A file that links lead out of a directory.
  case outside([UInt8], of: [UInt8])

  var description: String {
    switch self {
    case .unreadable(let path, let number):
      "'\(VisibleText(path).shown)' cannot be read: \(systemWords(number))"
    case .tooLong(let path, let most):
      "'\(VisibleText(path).shown)' cannot be read: it has more than \(most) bytes"
    case .unwritable(let path, let why): "'\(VisibleText(path).shown)' cannot be written: \(why)"
    case .notRegular(let path): "'\(VisibleText(path).shown)' cannot be read: it is not a regular file"
    case .link(let path):
      "'\(VisibleText(path).shown)' is a symbolic link and is not followed; name its target"
    case .settings(let words): words
    case .outside(let path, let directory):
      "'\(VisibleText(path).shown)' is outside of '\(VisibleText(directory).shown)'; "
        + "--baseline accepts any file"
    }
  }

  static func unwritable(_ path: [UInt8], errno: Int32) -> LintFault {
    .unwritable(path, systemWords(errno))
  }
}

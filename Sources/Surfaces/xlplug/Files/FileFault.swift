import Glibc
import XLCheck
import XLSyntax

/// Why a file was not read or not written.
enum FileFault: Error, CustomStringConvertible, Sendable {
  /// It cannot be opened or read.
  case notRead([UInt8], Int32)
  /// It is a device, a pipe or the like.
  case noRegularFile([UInt8])
  /// It has more bytes than are read of one file.
  case tooLong([UInt8])
  /// It cannot be written, or the file that should take its place.
  case notWritten([UInt8], Int32)
  /// The owner of a new file cannot be made that of the old one.
  case ownerNotKept([UInt8], Int32)
  /// Somebody else changed it since it was read.
  case changedMeanwhile([UInt8])

  var description: String {
    switch self {
    case .notRead(let path, let number): "'\(Self.shown(path))' cannot be read: \(Self.words(number))"
    case .noRegularFile(let path):
      "'\(Self.shown(path))' is no regular file; '-' reads standard input"
    case .tooLong(let path):
      "'\(Self.shown(path))' has more than \(ConfigLimits.byteCountMax >> 20) MiB, the most of one file"
    case .notWritten(let path, let number): "'\(Self.shown(path))' cannot be written: \(Self.words(number))"
    case .ownerNotKept(let path, let number):
      "'\(Self.shown(path))' belongs to somebody else, and is left as it is: \(Self.words(number))"
    case .changedMeanwhile(let path):
      "'\(Self.shown(path))' was changed by somebody else meanwhile, and is left as it is; run it again"
    }
  }

  static func shown(_ path: [UInt8]) -> String { VisibleText(path).shown }
  private static func words(_ number: Int32) -> String { String(cString: strerror(number)) }
}

import HostFiles

/// Why input could not be read.
enum InputFault: Error, CustomStringConvertible, Sendable {
  /// A file or stream that cannot be opened or read.
  case unreadable(String, errno: Int32)
  /// A file that cannot be created or written.
  case unwritable(String, errno: Int32)
  /// A record of more than so many bytes.
  case recordTooLong(Int)
  /// A file of more than so many bytes.
  case fileTooLong(String, Int)

  var description: String {
    switch self {
    case .unreadable(let name, let number): "'\(name)' cannot be read: \(systemWords(number))"
    case .unwritable(let name, let number):
      "'\(name)' cannot be written: \(systemWords(number))"
    case .recordTooLong(let most): "a record of the input has more than \(most) bytes"
    case .fileTooLong(let name, let most): "'\(name)' has more than \(most) bytes"
    }
  }
}

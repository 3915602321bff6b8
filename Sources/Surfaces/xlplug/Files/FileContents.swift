import Glibc
import XLProject
import XLSyntax
import XLText

/// A file as it was read: its bytes, and what reports whether it is still the same.
struct FileContents: Sendable {
  /// Its bytes.
  let text: SourceText
  /// What `stat` said when it was opened.
  let status: stat

  /// Reads a file of at most `byteCountMax` bytes.
  static func read(_ path: [UInt8], byteCountMax: Int = ConfigLimits.byteCountMax) throws(LintFault)
    -> FileContents
  {
    let descriptor = open(FilePath.cString(path), O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw .unreadable(path, errno: errno) }
    defer { close(descriptor) }
    return try read(descriptor, path, byteCountMax)
  }

  /// Reads a file that was not named on the command line: only a regular one, so that no pipe keeps the
  /// command waiting.
  static func readRegular(
    _ path: [UInt8],
    byteCountMax: Int = ConfigLimits.byteCountMax,
    followsLink: Bool
  ) throws(LintFault) -> FileContents {
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followsLink ? 0 : O_NOFOLLOW)
    let descriptor = open(FilePath.cString(path), flags)
    if descriptor < 0 { throw errno == ELOOP && !followsLink ? .link(path) : .unreadable(path, errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw .unreadable(path, errno: errno) }
    if status.st_mode & S_IFMT != S_IFREG { throw .notRegular(path) }
    return try read(descriptor, path, byteCountMax)
  }

  /// Reads what a descriptor delivers to its end.
  static func read(_ descriptor: Int32, _ path: [UInt8], _ byteCountMax: Int) throws(LintFault)
    -> FileContents
  {
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw .unreadable(path, errno: errno) }
    let isSized = status.st_mode & S_IFMT == S_IFREG
    if isSized, Int(status.st_size) > byteCountMax { throw .tooLong(path, byteCountMax: byteCountMax) }
    var bytes: [UInt8] = []
    var failure: Int32 = 0
    // One byte more than there should be shows the end in the same call.
    var room = isSized ? Int(status.st_size) + 1 : 1 << 16
    while true {
      let used = bytes.count
      let more = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        var got = 0
        repeat {
          got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        } while got < 0 && errno == EINTR
        if got < 0 { failure = errno }
        count = max(0, got)
      }
      if failure != 0 { throw .unreadable(path, errno: failure) }
      if used == 0 { bytes = more } else { bytes += more }
      if bytes.count > byteCountMax { throw .tooLong(path, byteCountMax: byteCountMax) }
      if more.isEmpty || isSized && bytes.count == Int(status.st_size) && more.count < room { break }
      room = max(1 << 16, min(bytes.count, 1 << 24))
    }
    return FileContents(text: SourceText(bytes), status: status)
  }
}

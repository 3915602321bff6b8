import Glibc
import HotplugEngine

/// What is written to this process's standard error while this exists: libxl gives that to scripts for both
/// of their outputs.
///
/// It is caught in a file without a name and not in a pipe: a daemon that a script leaves behind must not die
/// by writing to nobody.
final class PrintedByScripts {
  /// The most bytes that are told of what was written.
  static let byteCountMax = 1 << 20

  /// `O_TMPFILE`, a macro that Swift does not see: its own bit, and that of a directory.
  private static let nameless: Int32 = 0o2000_0000 | O_DIRECTORY

  private let file: Int32
  private var saved: Int32
  private var told = 0

  /// Begins to catch.
  init() throws(EngineFault) {
    let directory = "/run"
    file = open(directory, Self.nameless | O_RDWR | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw .runtimeDirectory(directory, reason: "a file without a name was refused (errno \(errno))")
    }
    saved = fcntl(2, F_DUPFD_CLOEXEC, 3)
    dup2(file, 2)
  }

  /// What was written since the last look; nil for nothing.
  func next() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65536)
    var bytes: [UInt8] = []
    while told < Self.byteCountMax {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe pread(file, $0.baseAddress, $0.count, off_t(told))
      }
      if count <= 0 { break }
      told += count
      bytes += buffer[..<count]
    }
    return bytes.isEmpty ? nil : bytes
  }

  /// Gives standard error back.
  func end() {
    guard saved >= 0 else { return }
    dup2(saved, 2)
    close(saved)
    close(file)
    saved = -1
  }

  deinit { end() }
}

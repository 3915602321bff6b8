public import Foundation
import Glibc

/// Writes a script that is executed later; a file that is there is overwritten.
///
/// `Process` passes on every descriptor that another thread opens while it starts a program, unless the
/// descriptor is closed on exec, and Foundation does not open files so. A program that runs for seconds would
/// keep the script open for writing, and the kernel executes no such file.
public func writeScript(_ text: some StringProtocol, to path: String, mode: mode_t = 0o755) throws {
  try writeScript(bytes: Array(text.utf8), to: path, mode: mode)
}

/// The same of any bytes.
public func writeScript(bytes: [UInt8], to path: String, mode: mode_t = 0o755) throws {
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
  guard file >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
  defer { close(file) }
  guard write(file, bytes, bytes.count) == bytes.count, fchmod(file, mode) == 0 else {
    throw POSIXError(.init(rawValue: errno) ?? .EIO)
  }
}

/// Copies a script or program that is executed later: only `cp` has the copy open for writing.
public func copyScript(_ source: URL, to copy: URL) throws {
  let result = try runCommand(["cp", "--", source.path, copy.path])
  if result.status != 0 { throw CocoaError(.fileWriteUnknown, userInfo: ["cp": result.errorText]) }
}

import Glibc
import HostFiles
import XLProject

/// Replaces the contents of a file at once: a reader sees all of the old contents or all of the new.
///
/// Mode and owner stay; through a symbolic link it is what the link points to that is replaced.
enum FileReplacement {
  /// Replaces a file that is still as it was read.
  static func replace(_ path: [UInt8], readAs old: stat, by bytes: [UInt8]) throws(LintFault) {
    guard let resolved = realpath(FilePath.cString(path), nil) else { throw .unwritable(path, errno: errno) }
    defer { free(resolved) }
    try write(bytes, to: FilePath.bytes(resolved), shownAs: path, readAs: old)
  }

  /// Writes a file that was read, or was not there; a link at its path is not followed.
  static func write(_ bytes: [UInt8], to path: [UInt8], readAs old: stat?) throws(LintFault) {
    try write(bytes, to: path, shownAs: path, readAs: old)
  }

  private static func write(
    _ bytes: [UInt8],
    to target: [UInt8],
    shownAs path: [UInt8],
    readAs old: stat?
  ) throws(LintFault) {
    let directory = FilePath.directory(target)
    let name = Array(".".utf8) + FilePath.name(target).prefix(200) + Array(".xlplug-XXXXXX".utf8)
    var template = FilePath.cString(FilePath.joined(directory, name))
    let descriptor = mkstemp(&template)
    if descriptor < 0 { throw .unwritable(path, errno: errno) }
    do throws(LintFault) {
      defer { close(descriptor) }
      try fill(descriptor, bytes, path, old)
      if let old {
        try check(target, path, old)
      } else if access(FilePath.cString(target), F_OK) == 0 {
        throw LintFault.unwritable(path, "another process created it; run the command again")
      }
      if rename(template, FilePath.cString(target)) != 0 { throw LintFault.unwritable(path, errno: errno) }
    } catch {
      unlink(template)
      throw error
    }
  }

  private static func fill(_ descriptor: Int32, _ bytes: [UInt8], _ path: [UInt8], _ old: stat?)
    throws(LintFault)
  {
    var made = stat()
    fstat(descriptor, &made)
    if let old {
      if made.st_uid != old.st_uid || made.st_gid != old.st_gid,
        fchown(descriptor, old.st_uid, old.st_gid) != 0
      {
        throw .unwritable(path, "its owner cannot be preserved: \(systemWords())")
      }
      if fchmod(descriptor, old.st_mode & 0o7777) != 0 { throw .unwritable(path, errno: errno) }
    } else {
      let mask = umask(0)
      umask(mask)
      fchmod(descriptor, 0o666 & ~mask)
    }
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .unwritable(path, errno: errno) }
      offset += count
    }
    if fsync(descriptor) != 0 { throw .unwritable(path, errno: errno) }
  }

  /// Whether a file is still the one that was read.
  private static func check(_ target: [UInt8], _ path: [UInt8], _ old: stat) throws(LintFault) {
    var now = stat()
    let isSame =
      lstat(FilePath.cString(target), &now) == 0 && now.st_ino == old.st_ino && now.st_dev == old.st_dev
      && now.st_size == old.st_size && now.st_mtim.tv_sec == old.st_mtim.tv_sec
      && now.st_mtim.tv_nsec == old.st_mtim.tv_nsec
    if !isSame { throw .unwritable(path, "another process changed it; run the command again") }
  }
}

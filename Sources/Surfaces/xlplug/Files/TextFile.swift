import Glibc
import XLSyntax
import XLText

/// A configuration file of the disk, as it was when it was read.
struct TextFile {
  /// Its path, as given.
  let path: [UInt8]
  /// What it holds.
  let text: SourceText
  private let status: stat

  /// Reads a regular file of at most `ConfigLimits.byteCountMax` bytes; links are followed.
  init(_ path: [UInt8]) throws(FileFault) {
    let descriptor = open(Self.pointer(path), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    if descriptor < 0 { throw .notRead(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw .notRead(path, errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .notRead(path, EISDIR)
    default: throw .noRegularFile(path)
    }
    self.path = path
    text = SourceText(try Self.bytes(of: descriptor, path, expected: Int(status.st_size)))
    self.status = status
  }

  /// All that a descriptor delivers; `path` names it in faults.
  static func bytes(of descriptor: Int32, _ path: [UInt8], expected: Int = 0) throws(FileFault) -> [UInt8] {
    var bytes: [UInt8] = []
    var used = 0
    while true {
      let room = used == 0 ? min(expected, ConfigLimits.byteCountMax) + 1 : 1 << 16
      if bytes.count < used + room { bytes += repeatElement(0, count: used + room - bytes.count) }
      let count = bytes.withUnsafeMutableBytes { buffer in
        buffer.baseAddress.map { read(descriptor, $0 + used, room) } ?? 0
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .notRead(path, errno) }
      used += count
      if used > ConfigLimits.byteCountMax { throw .tooLong(path) }
      if count == 0 { break }
    }
    bytes.removeLast(bytes.count - used)
    return bytes
  }

  fileprivate static func pointer(_ path: [UInt8]) -> [CChar] { path.map(CChar.init(bitPattern:)) + [0] }
}

extension TextFile {
  /// Puts another text in its place, at once or not at all, with the same mode and owner.
  ///
  /// A link stays one, and the file behind it changes. Throws where the file is not what it was.
  func replace(by text: SourceText) throws(FileFault) {
    guard let resolved = realpath(Self.pointer(path), nil) else { throw .notWritten(path, errno) }
    defer { free(resolved) }
    let place = Array(UnsafeBufferPointer(start: resolved, count: strlen(resolved) + 1))
    let folder = place.prefix(through: place.lastIndex(of: CChar(bitPattern: UInt8(ascii: "/"))) ?? 0)
    var name = Array(folder) + Array(".xlplug-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    if descriptor < 0 { throw .notWritten(path, errno) }
    defer { close(descriptor) }
    do throws(FileFault) {
      try fill(descriptor, with: text)
      var now = stat()
      if stat(place, &now) != 0 { throw .notWritten(path, errno) }
      guard isSame(now) else { throw .changedMeanwhile(path) }
      if rename(name, place) != 0 { throw .notWritten(path, errno) }
    } catch {
      unlink(name)
      throw error
    }
  }

  private func isSame(_ now: stat) -> Bool {
    now.st_dev == status.st_dev && now.st_ino == status.st_ino && now.st_size == status.st_size
      && now.st_mtim.tv_sec == status.st_mtim.tv_sec && now.st_mtim.tv_nsec == status.st_mtim.tv_nsec
  }

  private func fill(_ descriptor: Int32, with text: SourceText) throws(FileFault) {
    var offset = 0
    while offset < text.bytes.count {
      let count = text.bytes.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .notWritten(path, errno) }
      offset += count
    }
    var own = stat()
    if fstat(descriptor, &own) != 0 { throw .notWritten(path, errno) }
    // Owner first: giving a file away takes set-user-ID bits off it.
    if own.st_uid != status.st_uid || own.st_gid != status.st_gid,
      fchown(descriptor, status.st_uid, status.st_gid) != 0
    {
      throw .ownerNotKept(path, errno)
    }
    if fchmod(descriptor, status.st_mode & 0o7777) != 0 { throw .notWritten(path, errno) }
    if fsync(descriptor) != 0 { throw .notWritten(path, errno) }
  }
}

package import Glibc

/// The most bytes that are read of a small file of sysfs.
private let smallFileByteCountMax = 4096

/// The text of a small file without trailing newlines; nil where it cannot be read.
package func readText(_ path: String) -> String? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var buffer = [UInt8](repeating: 0, count: smallFileByteCountMax)
  let count = unsafe buffer.withUnsafeMutableBytes { bytes in
    unsafe read(descriptor, bytes.baseAddress, bytes.count)
  }
  guard count >= 0 else { return nil }
  let text = buffer[..<count]
  return String(decoding: text.prefix(text.lastIndex { $0 != 10 }.map { $0 + 1 } ?? 0), as: UTF8.self)
}

/// The directory that an absolute path names its last part in; empty for one in the root directory.
package func directoryOfPath(_ path: String) -> String {
  path.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
}

/// What a file is that holds no blocks, in words.
package func fileKind(_ mode: mode_t) -> String {
  switch mode & S_IFMT {
  case S_IFDIR: "a directory"
  case S_IFCHR: "a character device"
  case S_IFIFO: "a pipe"
  case S_IFSOCK: "a socket"
  default: "an unknown type of file"
  }
}

/// The names in a directory without `.` and `..`; none where it cannot be read.
package func entries(of path: String) -> [String] {
  guard let directory = unsafe opendir(path) else { return [] }
  defer { unsafe closedir(directory) }
  var names: [String] = []
  while let entry = unsafe readdir(directory) {
    let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
    }
    if name != "." && name != ".." { names.append(name) }
  }
  return names
}

/// The names in an open directory, each with its NUL byte: a name may be no UTF-8.
package func entryNames(in directory: Int32) -> [[CChar]] {
  // A descriptor of its own, since the offset of the given one stays where reading ends.
  let copy = openat(directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard copy >= 0 else { return [] }
  guard let stream = unsafe fdopendir(copy) else {
    close(copy)
    return []
  }
  defer { unsafe closedir(stream) }
  var names: [[CChar]] = []
  while let entry = unsafe readdir(stream) {
    let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      unsafe bytes.prefix { $0 != 0 }.map { CChar(bitPattern: $0) }
    }
    let dot = CChar(bitPattern: UInt8(ascii: "."))
    if name != [dot] && name != [dot, dot] { names.append(name + [0]) }
  }
  return names
}

/// What stat(2) reports about a path, links followed; nil where it leads nowhere, or has a NUL byte.
package func fileStatus(_ path: [UInt8]) -> stat? {
  if path.contains(0) { return nil }
  var status = stat()
  // Not through a String, which would put another character instead of a byte that is not UTF-8.
  let outcome = unsafe (path + [0]).withUnsafeBufferPointer { buffer in
    unsafe buffer.withMemoryRebound(to: CChar.self) { name in
      unsafe name.baseAddress.map { unsafe stat($0, &status) }
    }
  }
  return outcome == 0 ? status : nil
}

/// The first bytes of a file, at most `count`; nil where it cannot be read.
///
/// A directory, a pipe or a device of characters is not opened: reading it could wait.
package func readBytes(_ path: [UInt8], atMost count: Int) -> [UInt8]? {
  guard let status = fileStatus(path), [S_IFREG, S_IFBLK].contains(status.st_mode & S_IFMT) else {
    return nil
  }
  let descriptor = unsafe (path + [0]).withUnsafeBufferPointer { buffer in
    unsafe buffer.withMemoryRebound(to: CChar.self) { name in
      unsafe name.baseAddress.map { unsafe open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) } ?? -1
    }
  }
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  return readBytes(descriptor, atMost: count)
}

/// The last bytes of a regular file, at most `count`; nil where it is a link or cannot be read.
package func readTail(_ path: String, atMost count: Int) -> [UInt8]? {
  withRegularFile(path) { descriptor, status -> [UInt8]? in
    if status.st_size > count { lseek(descriptor, status.st_size - off_t(count), SEEK_SET) }
    return readBytes(descriptor, atMost: count)
  } ?? nil
}

/// Opens a regular file for reading; nil where it is a link or something else: a log's lines are shown to
/// the process that runs the command, and may be no other file's.
package func withRegularFile<R>(_ path: String, _ body: (Int32, stat) -> R) -> R? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
  return body(descriptor, status)
}

/// A piece at a time: no process knows the size of the kernel's own files before.
package func readBytes(_ descriptor: Int32, atMost count: Int) -> [UInt8]? {
  var bytes: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: min(count, 1 << 16))
  while bytes.count < count {
    let room = min(piece.count, count - bytes.count)
    let got = unsafe piece.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, room) }
    if got < 0 && errno == EINTR { continue }
    if got < 0 { return nil }
    if got == 0 { break }
    bytes += piece[..<got]
  }
  return bytes
}

/// What a symbolic link says; nil if it is absent or cannot be read.
package func linkTarget(_ path: String) -> [UInt8]? {
  var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
  let count = unsafe buffer.withUnsafeMutableBytes { bytes in
    unsafe bytes.withMemoryRebound(to: CChar.self) { names in
      unsafe names.baseAddress.map { unsafe readlink(path, $0, names.count) } ?? -1
    }
  }
  return count >= 0 ? Array(buffer[..<count]) : nil
}

/// Whether the file system that a path is on takes no changes; false where that cannot be reported.
package func isOnReadOnlyFileSystem(_ path: [UInt8]) -> Bool {
  if path.contains(0) { return false }
  var status = statvfs()
  let outcome = unsafe (path + [0]).withUnsafeBufferPointer { buffer in
    unsafe buffer.withMemoryRebound(to: CChar.self) { name in
      unsafe name.baseAddress.map { unsafe statvfs($0, &status) } ?? -1
    }
  }
  return outcome == 0 && status.f_flag & UInt(ST_RDONLY) != 0
}

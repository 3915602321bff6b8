internal import Glibc

/// Checks files without changing or waiting for anything.
enum FileProbe {
  /// At most the first `limit` bytes of a file; nil when it cannot be read.
  static func firstBytes(of path: String, limit: Int) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    while bytes.count < limit {
      var block = [UInt8](repeating: 0, count: min(4096, limit - bytes.count))
      let count = read(file, &block, block.count)
      if count < 0 { return nil }
      if count == 0 { break }
      bytes += block.prefix(count)
    }
    return bytes
  }

  /// Kind, owner and permissions of what a path names: of a link itself, or of what it leads to.
  static func status(of path: String, followingLinks: Bool = false) throws(SystemError) -> stat {
    var status = stat()
    guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else {
      throw SystemError(errno: errno)
    }
    return status
  }
}

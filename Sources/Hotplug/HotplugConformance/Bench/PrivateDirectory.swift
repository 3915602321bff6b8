import Glibc
import HostFiles

/// A directory of a check, which is removed with all that is in it, but never with what is mounted in it.
struct PrivateDirectory {
  /// What a directory that is open is.
  private struct Identity: Equatable {
    var device: UInt64
    var inode: UInt64
    /// The number of the mount: a bind mount may be of the same device.
    var mount: Substring

    init?(_ descriptor: Int32) {
      var status = stat()
      guard fstat(descriptor, &status) == 0,
        let lines = readText("/proc/thread-self/fdinfo/\(descriptor)"),
        let line = lines.split(separator: "\n").first(where: { $0.hasPrefix("mnt_id:") })
      else { return nil }
      (device, inode, mount) = (UInt64(status.st_dev), UInt64(status.st_ino), line)
    }

    func isInSameMount(as other: Identity) -> Bool { device == other.device && mount == other.mount }
  }

  /// Links are not followed, and a pipe is not waited for.
  private static let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC

  /// Its path.
  let path: String
  private let identity: Identity

  /// A directory that exists; nil where it cannot be opened.
  init?(_ path: String) {
    let descriptor = open(path, Self.flags)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let identity = Identity(descriptor) else { return nil }
    (self.path, self.identity) = (path, identity)
  }

  /// Removes it and all files in it that are in the same mount; the reason where something is left.
  func remove() -> String? {
    let descriptor = open(path, Self.flags)
    guard descriptor >= 0 else { return errno == ENOENT ? nil : systemWords() }
    defer { close(descriptor) }
    guard Identity(descriptor) == identity else { return "the path leads to another directory" }
    if let problem = removeContents(descriptor) { return problem }
    return rmdir(path) == 0 ? nil : systemWords()
  }

  private func removeContents(_ directory: Int32) -> String? {
    var problem: String?
    for name in entryNames(in: directory) {
      if unlinkat(directory, name, 0) == 0 { continue }
      let shown = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let reason = systemWords()
      let child = openat(directory, name, Self.flags)
      guard child >= 0 else {
        problem = "'\(shown)': \(reason)"
        continue
      }
      defer { close(child) }
      guard Identity(child)?.isInSameMount(as: identity) == true else {
        problem = "'\(shown)' is a mount"
        continue
      }
      if let below = removeContents(child) {
        problem = below
      } else if unlinkat(directory, name, AT_REMOVEDIR) != 0 {
        problem = "'\(shown)': \(systemWords())"
      }
    }
    return problem
  }
}

import Glibc
package import HotplugPlan

/// A lock that one process holds at a time; it ends with the process, however that ends.
///
/// flock(2) on a file in the runtime directory; children never inherit it.
package final class DeviceLock {
  private let path: String
  private let descriptor: Int32

  /// The lock of one device: taken at once, or `.busy`.
  package convenience init(_ device: DeviceAddress, in directory: RuntimeDirectory) throws(EngineFault) {
    let name = Self.name(of: device)
    guard let descriptor = try Self.take(name, in: directory, waiting: false) else {
      throw .busy(device)
    }
    self.init(path: directory.file(name), descriptor: descriptor)
  }

  /// The lock under which images are compared and entries are written; waits for it, since it is held for a
  /// moment.
  convenience init(imagesIn directory: RuntimeDirectory) throws(EngineFault) {
    let path = directory.file("images.lock")
    guard let descriptor = try Self.take("images.lock", in: directory, waiting: true) else {
      throw .runtimeDirectory(path, reason: "flock was refused")
    }
    self.init(path: path, descriptor: descriptor)
  }

  /// Whether a command works on a device now; makes nothing.
  static func isHeld(_ device: DeviceAddress, in directory: RuntimeDirectory) -> Bool {
    let descriptor = open(directory.file(name(of: device)), O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return errno != ENOENT }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_SH | LOCK_NB) != 0
  }

  /// The name of a device's lock in the runtime directory.
  package static func name(of device: DeviceAddress) -> String {
    "\(device.kind.rawValue)-\(device.domid)-\(device.devid).lock"
  }

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit {
    // While it is still ours: whoever opened the same file and waits sees that it is gone, and opens anew.
    unlink(path)
    close(descriptor)
  }

  /// Removes a lock's file that nobody holds; one that is held stays.
  package static func removeUnheld(_ path: String) throws(EngineFault) {
    let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    if descriptor < 0 && errno == ENOENT { return }
    guard descriptor >= 0 else { throw .runtimeDirectory(path, reason: "open: \(systemWords(errno))") }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return }
    var (held, named) = (stat(), stat())
    // While it is ours, and while the name is still this file's.
    if fstat(descriptor, &held) == 0, stat(path, &named) == 0, held.st_ino == named.st_ino { unlink(path) }
  }

  /// Opens and locks the file; nil where another holds it and `waiting` is false.
  private static func take(
    _ name: String,
    in directory: RuntimeDirectory,
    waiting: Bool
  ) throws(EngineFault) -> Int32? {
    let path = directory.file(name)
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else { throw .runtimeDirectory(path, reason: "open: \(systemWords(errno))") }
      while flock(descriptor, waiting ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
        if errno == EINTR { continue }
        close(descriptor)
        return nil
      }
      var (held, named) = (stat(), stat())
      if fstat(descriptor, &held) == 0, stat(path, &named) == 0, held.st_ino == named.st_ino {
        return descriptor
      }
      close(descriptor)
    }
  }
}

import Glibc

/// A lock of somebody else's programs that we keep their rule for: a file with flock(2), which counts only
/// while it has its name, and which its holder removes.
///
/// Xen's scripts (locking.sh) and libxl (userdata locks) follow the same rule (Xen 4.17, the latter observed
/// with strace). They wait without end; we do not, because a program that was left behind may hold a lock for
/// ever.
final class BorrowedLock {
  /// Where Xen's scripts keep their locks.
  static let scriptsDirectory = "/var/run/xen-hotplug"
  /// How long a holder is left alone before it is asked again, in milliseconds.
  private static let pauseMilliseconds: Int32 = 2

  private let path: String
  private let descriptor: Int32

  /// The lock under which Xen's scripts look for a free loop device and take it; nil where it cannot be had
  /// within some seconds, or at all.
  ///
  /// `block` takes two steps, so whoever takes a loop device in between makes it fail. The kernel's own step
  /// is one, so we need the lock only for their sake.
  convenience init?(ofScriptsWaiting seconds: Double, interruptedBy interrupt: Int32?) throws(EngineFault) {
    // As the scripts make it, but for a umask.
    mkdir(Self.scriptsDirectory, 0o755)
    try self.init("\(Self.scriptsDirectory)/block", waiting: seconds, interruptedBy: interrupt)
  }

  /// The lock with this file; nil where it cannot be had within some seconds, or at all.
  ///
  /// Throws `.interrupted` as soon as the descriptor is readable.
  init?(_ path: String, waiting seconds: Double, interruptedBy interrupt: Int32?) throws(EngineFault) {
    self.path = path
    let deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
      guard descriptor >= 0 else { return nil }
      var isHeld = false
      while !isHeld {
        isHeld = flock(descriptor, LOCK_EX | LOCK_NB) == 0
        if isHeld || errno == EINTR { continue }
        guard errno == EWOULDBLOCK, ContinuousClock.now < deadline else {
          close(descriptor)
          return nil
        }
        var heard = pollfd(fd: interrupt ?? -1, events: Int16(POLLIN), revents: 0)
        if unsafe poll(&heard, 1, Self.pauseMilliseconds) > 0 {
          close(descriptor)
          throw .interrupted
        }
      }
      // Its holder removes it at the end, so it counts only while it still has its name.
      var (held, named) = (stat(), stat())
      if fstat(descriptor, &held) == 0, stat(path, &named) == 0, held.st_dev == named.st_dev,
        held.st_ino == named.st_ino
      {
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
  }

  deinit {
    unlink(path)
    close(descriptor)
  }
}

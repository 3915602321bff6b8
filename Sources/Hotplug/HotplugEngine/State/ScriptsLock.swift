import Glibc

/// The lock under which Xen's scripts look for a free loop device and take it: a file with flock(2) that its
/// holder removes (locking.sh, Xen 4.17).
///
/// `block` takes two steps, so whoever takes a loop device in between makes it fail. The kernel's own step is
/// one, so we need the lock only for their sake, and go on without it when it is held for too long: a program
/// that a script left behind may hold it for ever.
final class ScriptsLock {
  /// Where the scripts keep their locks.
  static let directory = "/var/run/xen-hotplug"
  /// How long a holder is left alone before it is asked again, in milliseconds.
  private static let pauseMilliseconds: Int32 = 2

  private let path: String
  private let descriptor: Int32

  /// Takes the lock `block`; nil where it cannot be had within some seconds, or at all.
  ///
  /// Throws `.interrupted` as soon as the descriptor is readable.
  init?(waiting seconds: Double, interruptedBy interrupt: Int32?) throws(EngineFault) {
    path = "\(Self.directory)/block"
    // As the scripts make it, but for a umask.
    mkdir(Self.directory, 0o755)
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

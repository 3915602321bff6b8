import Glibc

/// The two ends of a pipe that no child inherits and that never makes its writer wait; nil where the system
/// gives no descriptors.
package func pipeEnds() -> (read: Int32, write: Int32)? {
  var ends: [Int32] = [-1, -1]
  guard unsafe pipe(&ends) == 0 else { return nil }
  for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
  return (ends[0], ends[1])
}

/// Whether a descriptor is readable, or closed at its other end.
package func isReadable(_ descriptor: Int32) -> Bool {
  var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  return unsafe poll(&watched, 1, 0) > 0
}

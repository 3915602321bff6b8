import Glibc

/// A Unix socket's address for a path; nil where the path is too long for one.
func withSocketAddress<R>(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> R) -> R? {
  var address = sockaddr_un()
  address.sun_family = sa_family_t(AF_UNIX)
  let bytes = Array(path.utf8)
  guard bytes.count <= StoreAddress.socketPathByteCountMax else { return nil }
  withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
  return withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
    }
  }
}

/// How long poll(2) may wait until a deadline: milliseconds, rounded up; -1 without one.
func pollMilliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
  guard let deadline else { return -1 }
  let left = ContinuousClock.now.duration(to: deadline)
  if left <= .zero { return 0 }
  let parts = left.components
  let milliseconds = parts.seconds.multipliedReportingOverflow(by: 1000)
  let fine = (parts.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
  let sum = milliseconds.partialValue.addingReportingOverflow(fine)
  if milliseconds.overflow || sum.overflow { return .max }
  return Int32(clamping: sum.partialValue)
}

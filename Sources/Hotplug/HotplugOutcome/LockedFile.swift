/// A lock that could not be had.
public struct LockedFile: Hashable, Sendable {
  /// The lock's file.
  public var path: String
  /// What the lock protects.
  package var rank: LockRank
  /// A process that holds it; nil where the system does not report.
  public var holder: LockHolder?
  /// How long it was waited for, in seconds.
  public var seconds: Double

  /// A lock that was waited for in vain.
  package init(path: String, rank: LockRank, holder: LockHolder?, seconds: Double) {
    (self.path, self.rank, self.holder, self.seconds) = (path, rank, holder, seconds)
  }
}

extension LockedFile: CustomStringConvertible {
  /// The lock, what it protects, and its holder.
  public var description: String {
    let what =
      switch rank {
      case .device: "the lock of the device"
      case .image: "the lock of the image or MAC address"
      case .guest: "libxl's lock of the domain's devices or its QEMU"
      case .libxl: "libxl's lock of the domain's configuration"
      case .script: "the lock of Xen's scripts"
      }
    return "\(what), '\(path)', is held by \(holder.map { "\($0)" } ?? "another process")"
  }
}

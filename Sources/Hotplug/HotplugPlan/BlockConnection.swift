/// A file or a block device that an engine connects in its own process, as Xen's `block` script does it in a
/// shell: a loop device for a file, and the keys that the kernel's backend waits for.
public struct BlockConnection: Hashable, Sendable {
  /// The device.
  public var address: DeviceAddress
  /// The target as it was written.
  public var target: [UInt8]
  /// Read-only, writable, or writable and shared.
  public var mode: DiskRequest.Mode
  /// How long the lock under which Xen's scripts take loop devices may be waited for, in seconds.
  public var lockSeconds: Double

  /// A connection of a disk's target.
  public init(
    address: DeviceAddress,
    target: [UInt8],
    mode: DiskRequest.Mode,
    lockSeconds: Double = PlanTimes().lockSeconds,
  ) {
    self.address = address
    self.target = target
    self.mode = mode
    self.lockSeconds = lockSeconds
  }
}

extension BlockConnection: CustomStringConvertible {
  /// The target and its mode.
  public var description: String { "'\(String(readable: target))' (\(mode.rawValue))" }
}

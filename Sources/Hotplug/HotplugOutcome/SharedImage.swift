public import HotplugPlan

/// Another guest's device that uses the same image, found before any script runs.
public struct SharedImage: Hashable, Sendable {
  /// The other device.
  public var user: DeviceAddress
  /// The target as its backend was given it.
  public var target: [UInt8]
  /// Whether the other may write.
  public var isWritable: Bool

  /// A device that uses an image.
  public init(user: DeviceAddress, target: [UInt8], isWritable: Bool) {
    (self.user, self.target, self.isWritable) = (user, target, isWritable)
  }
}

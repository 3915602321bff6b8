public import HotplugOutcome
public import HotplugPlan

/// What a disk rests on: its image, and the loop device between.
public struct DiskEvidence: Hashable, Sendable {
  /// The target, without qemu's format before it.
  public var target: [UInt8] = []
  /// Whether the guest may write.
  public var isWritable = false
  /// The format that the backend was notified; nil for the kernel's, which is always raw.
  public var format: String?
  /// What the target leads to.
  public var kind = HostFacts.Target.unknown
  /// Why it cannot be written; nil where it can, or where that was not checked.
  public var readOnlyReason: String?
  /// The format that the image's first bytes are those of; nil where they are of none that is known.
  public var formatFound: String?
  /// Another guest's disk that uses the same image, where one of the two may write.
  public var sharedWith: SharedImage?
  /// Whether only the script knows what the target means, so that it decides whether two guests may use it.
  public var isTargetOpaque = false
  /// Whether the script made the key `physical-device`, with numbers of a device that this machine has.
  public var hasPhysicalDevice = false
  /// The loop device that the script noted.
  public var loop: LoopEvidence?

  /// A disk of which nothing is known.
  public init() {}
}

/// A loop device of a disk, against what it should be.
public struct LoopEvidence: Hashable, Sendable {
  /// The target.
  public enum Backing: Hashable, Sendable {
    /// No file.
    case empty
    /// The disk's image.
    case image
    /// A file without a name: the disk's image was removed.
    case deleted
    /// Another file, by its path.
    case other([UInt8])
    /// It could not be checked.
    case unknown
  }

  /// Its node, such as `/dev/loop3`.
  public var path: String
  /// The target.
  public var backing: Backing

  /// A loop device.
  public init(path: String, backing: Backing) {
    self.path = path
    self.backing = backing
  }
}

/// What an interface rests on: the interface of this machine, and its bridge.
public struct NicEvidence: Hashable, Sendable {
  /// The interface that the backend made, `vif7.0` or what the script renamed it to.
  public var interface: [UInt8] = []
  /// Whether it is there.
  public var hasInterface = Presence.unknown
  /// Whether it is up.
  public var isUp = Presence.unknown
  /// The bridge that it should be part of; nil where the script makes it part of none.
  public var bridge: [UInt8]?
  /// Whether the bridge is there, as a bridge.
  public var hasBridge = Presence.unknown
  /// Whether the bridge is up.
  public var isBridgeUp = Presence.unknown
  /// What the interface is part of; empty for nothing, nil where that was not checked.
  public var master: [UInt8]?

  /// An interface of which nothing is known.
  public init() {}
}

import CLoop
import Glibc
import HostFiles
import HotplugPlan

/// What an image or device really is, whatever name it was reached by: symlinks, hard links, bind mounts and
/// loop devices of one file are one identity.
public struct ImageIdentity: Hashable, Sendable {
  /// One thing on the host that holds blocks.
  public enum Thing: Hashable, Sendable {
    /// A regular file, by `st_dev` and `st_ino`.
    case file(device: UInt64, inode: UInt64)
    /// A block device, by its numbers.
    case block(major: UInt32, minor: UInt32)
    /// A target that only a script understands; the same words to the same script are the same thing.
    case opaque(script: String, target: [UInt8])
  }

  /// The thing itself, and its backing file if it is a loop device.
  public var things: Set<Thing>
  /// What holds it as a part: the disk of a partition.
  public var wholes: Set<Thing>

  /// An identity by its parts.
  public init(things: Set<Thing>, wholes: Set<Thing> = []) {
    self.things = things
    self.wholes = wholes
  }

  /// Whether writing one can change the other.
  public func overlaps(_ other: ImageIdentity) -> Bool {
    !things.isDisjoint(with: other.things) || !things.isDisjoint(with: other.wholes)
      || !wholes.isDisjoint(with: other.things)
  }

  /// The identity of what a path leads to, symlinks followed; nil where it leads to neither file nor block
  /// device.
  public init?(path: [UInt8]) {
    guard let status = fileStatus(path) else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self.init(things: [.file(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))])
    case S_IFBLK: self.init(device: UInt64(status.st_rdev))
    default: return nil
    }
  }

  /// Whether it can overlap with a disk through a partition of that disk, or the other way round.
  package var isOfDevice: Bool {
    !wholes.isEmpty || things.contains { if case .block = $0 { true } else { false } }
  }

  /// The identity of a block device by its numbers; without the disk of a partition where nobody asks.
  public init(major: UInt32, minor: UInt32, asksForWhole: Bool = true) {
    self.init(things: [.block(major: major, minor: minor)])
    if let loop = LoopDevice(major: major, minor: minor), let file = loop.file { things.insert(file) }
    if asksForWhole, let whole = Self.whole(ofPartition: major, minor) { wholes.insert(whole) }
  }

  private init(device: UInt64) {
    self.init(major: DeviceNumbers.major(device), minor: DeviceNumbers.minor(device))
  }

  /// The disk that a partition is part of; nil for a whole disk (sysfs: the `partition` file, and the
  /// parent's `dev`).
  private static func whole(ofPartition major: UInt32, _ minor: UInt32) -> Thing? {
    let place = "/sys/dev/block/\(major):\(minor)"
    guard access("\(place)/partition", F_OK) == 0, let numbers = readText("\(place)/../dev"),
      let (wholeMajor, wholeMinor) = DeviceNumbers.decimal(numbers)
    else { return nil }
    return .block(major: wholeMajor, minor: wholeMinor)
  }
}

extension ImageIdentity.Thing: CustomStringConvertible {
  /// The thing in words.
  public var description: String {
    switch self {
    case .file(let device, let inode):
      "file with inode \(inode) on device \(DeviceNumbers.major(device)):\(DeviceNumbers.minor(device))"
    case .block(let major, let minor): "block device \(major):\(minor)"
    case .opaque(let script, let target): "'\(String(readable: target))' of \(script)"
    }
  }
}

import XLModel

/// What a disk string says, as far as it decides which `DiskRule` is asked.
struct DiskTraits: OptionSet {
  let rawValue: UInt16

  /// A target with at least one byte.
  static let target = DiskTraits(rawValue: 1 << 0)
  /// A target that is given as nothing.
  static let emptyTarget = DiskTraits(rawValue: 1 << 1)
  /// A CD-ROM drive.
  static let cdrom = DiskTraits(rawValue: 1 << 2)
  /// The format `empty`, written or by rule.
  static let emptyFormat = DiskTraits(rawValue: 1 << 3)
  /// A script, by name or by prefix.
  static let script = DiskTraits(rawValue: 1 << 4)
  /// A backend type, or a specification that decides it.
  static let backend = DiskTraits(rawValue: 1 << 5)
  /// A port for COLO.
  static let coloPort = DiskTraits(rawValue: 1 << 6)
  /// The flag `trusted`.
  static let trusted = DiskTraits(rawValue: 1 << 7)
}

extension DiskTraits {
  /// The traits of a disk.
  init(_ spec: DiskSpec) {
    let parts = spec.parts
    self = []
    if parts.targetPlace.isGiven { insert(parts.targetPlace.hasBytes ? .target : .emptyTarget) }
    if parts.isCDROM { insert(.cdrom) }
    if parts.format == .empty { insert(.emptyFormat) }
    if parts.scriptPlace.isGiven { insert(.script) }
    if parts.backend != .unknown || parts.specification == .virtio { insert(.backend) }
    if parts.coloPortPlace.isGiven { insert(.coloPort) }
    if parts.isTrusted ?? false { insert(.trusted) }
  }
}

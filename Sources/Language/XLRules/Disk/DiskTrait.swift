import XLModel

/// What a disk has, as far as it decides which `DiskRule` is asked; most disks have a target only.
enum DiskTrait: Int, CaseIterable {
  /// A target with at least one byte.
  case target
  /// A target that is given as nothing.
  case emptyTarget
  /// A CD-ROM drive.
  case cdrom
  /// The format `empty`, written or by rule.
  case emptyFormat
  /// A script, by name or by prefix.
  case script
  /// A backend type, or a specification that decides it.
  case backend
  /// A script or a backend type.
  case backendOrScript
  /// A port for COLO.
  case coloPort
  /// The flag `trusted`.
  case trusted

  /// The rules about disks that have it.
  var rules: [any DiskRule.Type] { Self.rules[rawValue] }

  private static let rules = allCases.map { trait in RuleList.disksForLibxl.filter { $0.trait == trait } }
}

extension DiskReading {
  /// Whether the disk has a trait.
  func has(_ trait: DiskTrait) -> Bool {
    switch trait {
    case .target: parts.targetPlace.hasBytes
    case .emptyTarget: parts.targetPlace.isGiven && !parts.targetPlace.hasBytes
    case .cdrom: parts.isCDROM
    case .emptyFormat: parts.format == .empty
    case .script: parts.scriptPlace.isGiven
    case .backend: parts.backend != .unknown || parts.specification == .virtio
    case .backendOrScript: has(.backend) || has(.script)
    case .coloPort: parts.coloPortPlace.isGiven
    case .trusted: parts.isTrusted ?? false
    }
  }
}

import XLModel
import XLSyntax

/// What somebody probably meant by a key that does not exist.
enum DiskMeaning: Hashable {
  /// This key.
  case key(DiskWord)
  /// This flag.
  case flag(DiskWord)
  /// Read-only access.
  case readOnly

  private static let habits: [(String, DiskMeaning)] = [
    ("mode", .key(.access)), ("readonly", .readOnly), ("read-only", .readOnly), ("path", .key(.target)),
    ("file", .key(.target)), ("image", .key(.target)), ("img", .key(.target)), ("source", .key(.target)),
    ("pdev-path", .key(.target)), ("dev", .key(.vdev)), ("device", .key(.vdev)),
    ("virtual-device", .key(.vdev)),
    ("driver", .key(.backendtype)), ("type", .key(.devtype)), ("spec", .key(.specification)),
    ("backend-domain", .key(.backend)), ("backend-domname", .key(.backend)), ("fmt", .key(.format)),
    ("directio", .flag(.directIOSafe)), ("discard-enable", .flag(.discard)), ("colo-enable", .flag(.colo)),
  ]

  /// The meaning of the name of an unknown key; nil where nothing is near.
  static func ofKey(_ name: ArraySlice<UInt8>) -> DiskMeaning? {
    guard let plain = Nearest.normalized(name) else { return nil }
    if let habit = habits.first(where: { Array($0.0.utf8) == plain }) { return habit.1 }
    if let key = Nearest.of(plain, among: DiskWord.keys.map { ($0.spelling, $0) }) { return .key(key) }
    return Nearest.of(plain, among: DiskWord.flags.map { ($0.spelling, $0) }).map { .flag($0) }
  }
}

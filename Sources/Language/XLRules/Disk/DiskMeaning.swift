import XLSyntax
import XLText

/// What another process probably meant by a key that does not exist.
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
    let plain = plain(name)
    if let habit = habits.first(where: { plain.elementsEqual($0.0.utf8) }) { return habit.1 }
    func nearest(_ words: [DiskWord]) -> DiskWord? {
      let near = NearestName.of(plain, among: words.map(\.spelling))
      return words.first { $0.spelling == near }
    }
    return nearest(DiskWord.keys).map { .key($0) } ?? nearest(DiskWord.flags).map { .flag($0) }
  }

  /// Lower case, with `-` for `_` and without blanks at the edges; no more than what can be near to a name.
  static func plain(_ name: ArraySlice<UInt8>) -> [UInt8] {
    guard name.count <= NearestName.byteCountMax else { return [] }
    let front = name.drop(while: \.isSpace)
    return front.dropLast(front.reversed().prefix(while: \.isSpace).count).map { byte in
      byte == UInt8(ascii: "_") ? UInt8(ascii: "-") : byte.lowercased
    }
  }
}

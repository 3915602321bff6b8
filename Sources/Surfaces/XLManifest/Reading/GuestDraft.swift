import LibYAML
import XLText

/// One guest of a manifest as it is written, before its devices are checked.
struct GuestDraft {
  /// The name or UUID: a single value.
  struct Identity {
    var node: YAMLNode
    /// The alias that the guest is reached by.
    var alias: ByteRange?
  }

  /// A list of devices of one kind.
  struct DeviceList {
    var device: ManifestDevice
    /// Where its key is.
    var key: ByteRange
    /// Where the list is.
    var range: ByteRange
    var entries: [DeviceEntry] = []
  }

  /// Where it is, in a mapping with its name.
  var range: ByteRange
  var name: Identity?
  var uuid: Identity?
  var disks: DeviceList?
  var nics: DeviceList?

  /// Where the name is, or else the UUID, or the guest.
  var place: ByteRange {
    let identity = name ?? uuid
    return identity.map { $0.alias ?? $0.node.range } ?? range
  }
}

/// One device of a manifest as the string of xl that says the same, with the place of each byte.
struct DeviceEntry {
  /// Where it is.
  var range: ByteRange
  /// The alias that it is reached by.
  var alias: ByteRange?
  /// The string.
  var text: EmbeddedText
  /// The single values that the string is made of, with ranges in the string.
  var spots: [ManifestSpot] = []
}

/// A single value of a manifest that is in a generated text, and how a change can be made to it.
struct ManifestSpot: Hashable, Sendable {
  /// What the value is for the generated text.
  enum Role: Hashable, Sendable {
    /// All of a string.
    case string
    /// The name of a parameter.
    case key
    /// The value of a parameter.
    case value
  }

  /// Where it is in the generated text.
  var range: ByteRange
  var role: Role
  var node: YAMLNode
  /// Whether it is between brackets or braces, where a comma ends it.
  var isInFlow: Bool
  /// The alias that it is reached by.
  var alias: ByteRange?
}

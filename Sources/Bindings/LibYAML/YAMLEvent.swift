import XLText

/// One event of libyaml as a Swift value, with its bytes and place.
struct YAMLEvent: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case streamStart
    case streamEnd
    case documentStart
    case documentEnd
    /// `*name`, without the asterisk.
    case alias([UInt8])
    case scalar([UInt8], isPlain: Bool)
    case sequenceStart
    case sequenceEnd
    case mappingStart
    case mappingEnd
  }

  let kind: Kind
  let range: ByteRange
  /// The name of the anchor before it.
  var anchor: [UInt8]?
  /// Whether a tag is before it.
  var hasTag = false
}

/// A problem as something that can be thrown or returned instead of an event.
struct YAMLStop: Error {
  let problem: YAMLProblem
}

import XLText

/// One event of libyaml as a Swift value, with its bytes and place.
struct YAMLEvent: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case streamStart
    case streamEnd
    case documentStart
    case documentEnd
    case alias
    case scalar([UInt8], isPlain: Bool)
    case sequenceStart
    case sequenceEnd
    case mappingStart
    case mappingEnd
  }

  let kind: Kind
  let range: ByteRange
  /// Whether `&name` or `!name` are before it.
  var hasAnchor = false
  var hasTag = false
}

/// A problem as something that can be thrown or returned instead of an event.
struct YAMLStop: Error {
  let problem: YAMLProblem
}

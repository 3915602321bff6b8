import CLibYAML
import XLText

/// libyaml's parser over a text that it may keep; gives events as Swift values.
///
/// The only place that touches libyaml's memory. Its marks count characters; offsets here are bytes.
final class YAMLParser {
  private let text: SourceText
  private let offsets: CharacterOffsets
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutablePointer<UInt8>
  private let isReady: Bool

  /// A parser of a text.
  init(_ text: SourceText) {
    self.text = text
    offsets = CharacterOffsets(text)
    parser = .allocate(capacity: 1)
    input = .allocate(capacity: max(1, text.bytes.count))
    input.initialize(from: text.bytes, count: text.bytes.count)
    isReady = yaml_parser_initialize(parser) == 1
    guard isReady else { return }
    yaml_parser_set_input_string(parser, input, text.bytes.count)
    // Without this a first byte of 0xFE or 0xFF would switch to UTF-16.
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
  }

  deinit {
    if isReady { yaml_parser_delete(parser) }
    parser.deallocate()
    input.deallocate()
  }

  /// The next event, or why the text is not valid.
  func next() -> Result<YAMLEvent, YAMLStop> {
    guard isReady else { return .failure(stop(.outOfMemory, at: 0)) }
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { return .failure(failure()) }
    defer { yaml_event_delete(&event) }
    return .success(converted(event))
  }

  private func converted(_ event: yaml_event_t) -> YAMLEvent {
    let start = offsets.byte(ofCharacter: Int(event.start_mark.index))
    let end = offsets.byte(ofCharacter: Int(event.end_mark.index))
    let range = ByteRange(start, max(start, end))
    switch event.type {
    case YAML_STREAM_START_EVENT: return YAMLEvent(kind: .streamStart, range: range)
    case YAML_STREAM_END_EVENT: return YAMLEvent(kind: .streamEnd, range: range)
    case YAML_DOCUMENT_START_EVENT: return YAMLEvent(kind: .documentStart, range: range)
    case YAML_DOCUMENT_END_EVENT: return YAMLEvent(kind: .documentEnd, range: range)
    case YAML_SEQUENCE_END_EVENT: return YAMLEvent(kind: .sequenceEnd, range: range)
    case YAML_MAPPING_END_EVENT: return YAMLEvent(kind: .mappingEnd, range: range)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = Array(UnsafeBufferPointer(start: scalar.value, count: scalar.length))
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
      return YAMLEvent(
        kind: .scalar(bytes, isPlain: isPlain),
        range: range,
        anchor: Self.name(scalar.anchor),
        hasTag: scalar.tag != nil
      )
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      return YAMLEvent(
        kind: .sequenceStart,
        range: range,
        anchor: Self.name(sequence.anchor),
        hasTag: sequence.tag != nil
      )
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      return YAMLEvent(
        kind: .mappingStart,
        range: range,
        anchor: Self.name(mapping.anchor),
        hasTag: mapping.tag != nil
      )
    // The remaining kind; nothing is taken that is not known.
    default:
      let isAlias = event.type == YAML_ALIAS_EVENT
      return YAMLEvent(kind: .alias(isAlias ? Self.name(event.data.alias.anchor) ?? [] : []), range: range)
    }
  }

  /// The bytes of the name of an anchor; nil without one.
  private static func name(_ anchor: UnsafeMutablePointer<yaml_char_t>?) -> [UInt8]? {
    anchor.map { Array(UnsafeBufferPointer(start: $0, count: strlen($0))) }
  }

  private func failure() -> YAMLStop {
    let found = parser.pointee
    let words = found.problem.map { String(cString: $0) } ?? "unknown error"
    switch found.error {
    case YAML_MEMORY_ERROR: return stop(.outOfMemory, at: 0)
    // The reader counts bytes, and has not made characters of them yet.
    case YAML_READER_ERROR: return stop(.character(words), at: found.problem_offset)
    default:
      let context = found.context.map { String(cString: $0) }
      let contextAt = context == nil ? nil : offsets.byte(ofCharacter: found.context_mark.index)
      let place = offsets.byte(ofCharacter: found.problem_mark.index)
      return stop(.syntax(words, context: context, contextAt: contextAt), at: place)
    }
  }

  private func stop(_ kind: YAMLProblem.Kind, at offset: Int) -> YAMLStop {
    let start = min(max(0, offset), text.bytes.count)
    let bytes = text.bytes
    let isInside = start < bytes.count && bytes[start] != UInt8(ascii: "\n")
    let count = isInside ? Characters.byteCount(bytes.span, at: start) : 0
    return YAMLStop(problem: YAMLProblem(kind: kind, range: ByteRange(start, start + count)))
  }
}

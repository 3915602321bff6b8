/// The members of a message between this program and its process for libxl, one after the other.
///
/// The same function writes them and reads them back, so that both sides agree: `carry` writes a value where
/// the fields were made empty, and sets it where they were made of a message. Each is its length in four
/// bytes, the lowest first, and so many bytes.
struct Fields {
  /// What was written.
  private(set) var bytes: [UInt8] = []
  /// Whether something that was read did not fit: a message of another program.
  private(set) var isBroken = false
  private let isReading: Bool
  private var rest: ArraySlice<UInt8> = []

  /// For writing.
  init() { isReading = false }

  /// For reading a message.
  init(of message: [UInt8]) {
    isReading = true
    rest = message[...]
  }

  /// Bytes as they are.
  mutating func carry(_ value: inout [UInt8]) {
    if isReading {
      value = next()
    } else {
      bytes += (0..<4).map { UInt8(truncatingIfNeeded: value.count >> ($0 * 8)) } + value
    }
  }

  /// A text.
  mutating func carry(_ value: inout String) {
    var bytes = Array(value.utf8)
    carry(&bytes)
    value = String(decoding: bytes, as: UTF8.self)
  }

  /// A number.
  mutating func carry<Number: FixedWidthInteger>(_ value: inout Number) {
    var text = String(value)
    carry(&text)
    if let number = Number(text) { value = number } else { isBroken = true }
  }

  /// Yes or no.
  mutating func carry(_ value: inout Bool) {
    var number: UInt8 = value ? 1 : 0
    carry(&number)
    value = number != 0
  }

  /// One of several.
  mutating func carry<Choice: RawRepresentable>(_ value: inout Choice)
  where Choice.RawValue: FixedWidthInteger {
    var number = value.rawValue
    carry(&number)
    if let choice = Choice(rawValue: number) { value = choice } else { isBroken = true }
  }

  /// Bytes that may be absent.
  mutating func carry(_ value: inout [UInt8]?) {
    var (isThere, bytes) = (value != nil, value ?? [])
    carry(&isThere)
    carry(&bytes)
    value = isThere ? bytes : nil
  }

  /// Yes or no, or neither.
  mutating func carry(_ value: inout Bool?) {
    var (isThere, flag) = (value != nil, value ?? false)
    carry(&isThere)
    carry(&flag)
    value = isThere ? flag : nil
  }

  private mutating func next() -> [UInt8] {
    let length = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard rest.count >= 4, rest.count - 4 >= length else {
      isBroken = true
      return []
    }
    rest.removeFirst(4)
    defer { rest.removeFirst(length) }
    return Array(rest.prefix(length))
  }
}

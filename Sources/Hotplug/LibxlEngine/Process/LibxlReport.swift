import Libxl

/// What the process for libxl says while it works, one a packet.
enum LibxlReport: Hashable {
  /// A line of libxl's log.
  case line(LibxlLine)
  /// There is a context, and libxl is asked now.
  case began
  /// libxl has written the entries, or starts a program; how many it has started, with that one.
  case programs(Int)
  /// libxl's answer: its code, 0 for success, and the name of the code.
  case answer(code: Int32, name: String)
  /// libxl cannot be asked, and why.
  case unavailable(String)

  /// The most bytes of a text that are sent.
  static let textByteCountMax = 32 * 1024

  private enum Kind: UInt8 { case line, began, programs, answer, unavailable }

  /// The report in a message; nil where there is no valid one.
  init?(_ message: [UInt8]) {
    var fields = Fields(of: message)
    var (kind, number, text) = (Kind.began, Int32(0), [UInt8]())
    fields.carry(&kind)
    fields.carry(&number)
    fields.carry(&text)
    if fields.isBroken { return nil }
    switch kind {
    case .line: self = .line(LibxlLine(LibxlLine.Level(rawValue: number) ?? .critical, text))
    case .began: self = .began
    case .programs: self = .programs(Int(number))
    case .answer: self = .answer(code: number, name: String(decoding: text, as: UTF8.self))
    case .unavailable: self = .unavailable(String(decoding: text, as: UTF8.self))
    }
  }

  /// The message.
  var message: [UInt8] {
    var (kind, number, text): (Kind, Int32, [UInt8]) =
      switch self {
      case .line(let line): (.line, line.level.rawValue, line.text)
      case .began: (.began, 0, [])
      case .programs(let count): (.programs, Int32(count), [])
      case .answer(let code, let name): (.answer, code, Array(name.utf8))
      case .unavailable(let reason): (.unavailable, 0, Array(reason.utf8))
      }
    text = Array(text.prefix(Self.textByteCountMax))
    var fields = Fields()
    fields.carry(&kind)
    fields.carry(&number)
    fields.carry(&text)
    return fields.bytes
  }
}

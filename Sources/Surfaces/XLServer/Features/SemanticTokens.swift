import XLCheck
import XLModel
import XLSyntax
import XLText

/// What each word of a file is, so that editors can color it.
struct SemanticTokens {
  /// What a word is; the names are LSP's, in the order of the numbers that are sent.
  enum Kind: UInt32, CaseIterable {
    case comment, property, variable, `operator`, string, number, parameter, enumMember, keyword

    /// The name that clients know.
    var name: String { String(describing: self) }
  }

  /// What else a word is, in the order of bits.
  static let modifiers = ["deprecated"]
  private static let deprecated: UInt32 = 1

  private struct Token {
    var range: ByteRange
    var kind: Kind
    var modifiers: UInt32 = 0
  }

  private var tokens: [Token] = []

  /// The words that a range touches.
  init(_ analysis: Analysis, in window: ByteRange? = nil) {
    let syntax = analysis.checked.syntax
    let window = window ?? syntax.text.range
    var strings: [Int: DeviceSpot] = [:]
    for disk in analysis.devices.disks { strings[disk.range.start] = .disk(disk, 0) }
    for nic in analysis.devices.nics { strings[nic.range.start] = .nic(nic, 0) }
    let first = max(0, syntax.tokenIndex(from: window.start) - 1)
    for index in first..<max(first, syntax.tokenIndex(from: window.end + 1)) {
      let token = syntax.token(index)
      if token.range.end < window.start { continue }
      switch token.kind {
      case .comment: add(token.range, .comment)
      case .identifier: name(token.range, index, analysis)
      case .equals, .plusEquals: add(token.range, .operator)
      case .number: add(token.range, .number)
      case .string:
        if let device = strings[token.range.start] {
          string(token.range, device, analysis.settings.options.xen)
        } else {
          add(token.range, .string)
        }
      case .unclosedString: add(token.range, .string)
      default: break
      }
    }
  }

  private mutating func add(_ range: ByteRange, _ kind: Kind, _ modifiers: UInt32 = 0) {
    if !range.isEmpty { tokens.append(Token(range: range, kind: kind, modifiers: modifiers)) }
  }

  private mutating func name(_ range: ByteRange, _ index: Int, _ analysis: Analysis) {
    let syntax = analysis.checked.syntax
    guard syntax.statementIndex(startingAt: index) != nil else { return add(range, .variable) }
    guard let key = ConfigKeys.named(syntax.text[range]) else {
      let isOld = RemovedKey.named(syntax.text[range]) != nil
      return add(range, .variable, isOld ? Self.deprecated : 0)
    }
    let minor = analysis.settings.options.xen.minor
    let isOld = key.deprecation.map { !$0.isForm && $0.sinceMinor <= minor } ?? false
    add(range, .property, isOld ? Self.deprecated : 0)
  }

  /// The parts of a disk or an interface, and the rest of its string between them.
  private mutating func string(_ range: ByteRange, _ device: DeviceSpot, _ xen: XenVersion) {
    var parts: [Token] = []
    switch device {
    case .disk(let disk, _):
      parts = Self.parts(of: disk, xen)
      if !disk.text.isPlain(ByteRange(0, disk.text.bytes.count)) { parts = [] }
    case .nic(let nic, _):
      parts = Self.parts(of: nic)
      if !nic.text.isPlain(ByteRange(0, nic.text.bytes.count)) { parts = [] }
    }
    var start = range.start
    for part in parts where part.range.start >= start && part.range.end <= range.end {
      add(ByteRange(start, part.range.start), .string)
      tokens.append(part)
      start = part.range.end
    }
    add(ByteRange(start, range.end), .string)
  }

  private static func parts(of disk: ConfigDevices.Disk, _ xen: XenVersion) -> [Token] {
    var parts: [Token] = []
    func add(_ range: ByteRange, _ kind: Kind, _ modifiers: UInt32 = 0) {
      if !range.isEmpty {
        parts.append(Token(range: disk.text.place(range), kind: kind, modifiers: modifiers))
      }
    }
    for token in disk.syntax(xen).tokens {
      switch token.kind {
      case .value, .target:
        let sign = max(token.range.start, token.content.start - 1)
        add(ByteRange(token.range.start, sign), .parameter)
        add(token.content, token.word?.values.isEmpty == false ? .enumMember : .string)
      case .flag: add(token.content, .parameter)
      case .prefix: add(token.range, .keyword, deprecated)
      case .positional:
        let word = DeviceHover.positional(token.content, disk.spec)
        add(token.content, word?.values.isEmpty == false ? .enumMember : .string)
      default: break
      }
    }
    return parts
  }

  private static func parts(of nic: ConfigDevices.Nic) -> [Token] {
    nic.syntax.tokens.compactMap { token in
      if token.range.isEmpty { return nil }
      let word = token.kind == .key || token.kind == .bare ? NicKey.named(nic.syntax.text[token.range]) : nil
      guard let word else { return nil }
      let isOld = word == .netdev || word == .accel
      return Token(
        range: nic.text.place(token.range),
        kind: .parameter,
        modifiers: isOld ? deprecated : 0
      )
    }
  }

  /// Five numbers a word: lines and characters from the one before, its length, its kind, and what else.
  func values(_ places: inout PlaceWalk) -> [UInt32] {
    var values: [UInt32] = []
    values.reserveCapacity(tokens.count * 5)
    var last = LinePosition(line: 0, character: 0)
    for token in tokens {
      let range = places.range(token.range)
      guard range.end.line == range.start.line else { continue }
      let isSameLine = range.start.line == last.line
      values.append(UInt32(range.start.line - last.line))
      values.append(UInt32(range.start.character - (isSameLine ? last.character : 0)))
      values.append(UInt32(range.end.character - range.start.character))
      values.append(token.kind.rawValue)
      values.append(token.modifiers)
      last = range.start
    }
    return values
  }

  /// The one replacement that makes new values of old ones; nil where they are the same.
  static func change(from old: [UInt32], to new: [UInt32]) -> (
    start: Int, deleteCount: Int, values: [UInt32]
  )? {
    if old == new { return nil }
    let most = min(old.count, new.count)
    var start = 0
    while start < most, old[start] == new[start] { start += 1 }
    var end = 0
    while end < most - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
    return (start, old.count - start - end, Array(new[start..<new.count - end]))
  }
}

import JSON
import XLRules
import XLText

/// Reads the domains of libxl's JSON.
struct LibxlReader {
  /// The members of a domain, each of which shows that an object is one.
  private static let telling = ["c_info", "disks", "nics"]

  private let text: SourceText
  /// The domains.
  private(set) var drafts: [DeviceReading.Draft] = []
  /// What is lost or cannot be read.
  private(set) var diagnostics: [Diagnostic] = []

  init(_ text: SourceText) { self.text = text }

  /// Reads the text to its end.
  mutating func read() {
    do {
      var scanner = JSONScanner(text.bytes)
      let start = text.bytes.firstIndex { $0 > 0x20 } ?? 0
      if text.bytes.indices.contains(start), text.bytes[start] == UInt8(ascii: "[") {
        let domains = try scanner.elements()
        try scanner.end(allowsNUL: true)
        for domain in domains { try read(domain) }
      } else {
        let members = LibxlMembers(text, try scanner.members())
        try scanner.end(allowsNUL: true)
        try read(members, ByteRange(start, start + 1))
      }
    } catch {
      // A fault has no range; the place that it names is in its words.
      let end = text.bytes.count
      let place: Int =
        switch error {
        case .expected(_, let offset), .tooDeep(let offset): min(offset, end)
        case .tooMany: 0
        }
      diagnostics = [UnreadableJSON.diagnostic(error.description, at: ByteRange(place, min(place + 1, end)))]
      drafts = []
    }
  }

  private mutating func read(_ element: Range<Int>) throws(JSONFault) {
    let range = ByteRange(element.lowerBound, element.upperBound)
    guard let members = try LibxlMembers(text, object: element) else { return refuse(range) }
    try read(members, ByteRange(range.start, range.start + 1))
  }

  private mutating func read(_ members: LibxlMembers, _ range: ByteRange) throws(JSONFault) {
    // `xl list -l` has the configuration beside the number of the domain.
    if let config = members["config"], let inner = try LibxlMembers(text, object: config) {
      return try readDomain(inner, range)
    }
    try readDomain(members, range)
  }

  private mutating func readDomain(_ members: LibxlMembers, _ range: ByteRange) throws(JSONFault) {
    guard Self.telling.contains(where: { members[$0] != nil }) else { return refuse(range) }
    var draft = DeviceReading.Draft(at: range.start)
    if let value = members.present("c_info") {
      if let info = try LibxlMembers(text, object: value) {
        draft.name = string("name", of: info)
        draft.uuid = string("uuid", of: info)
      } else {
        misshapen("'c_info' is not an object", value)
      }
    }
    for disk in try devices("disks", members) {
      var reader = LibxlDeviceReader(disk.0, at: disk.1)
      reader.readDisk()
      diagnostics += reader.diagnostics
      if reader.isComplete { draft.disks.append(reader.string.text) }
    }
    for (index, nic) in try devices("nics", members).enumerated() {
      var reader = LibxlDeviceReader(nic.0, at: nic.1)
      reader.readNic(index: index)
      diagnostics += reader.diagnostics
      draft.nics.append(reader.string.text)
    }
    drafts.append(draft)
  }

  private mutating func string(_ name: String, of members: LibxlMembers) -> EmbeddedText? {
    guard let value = members.present(name) else { return nil }
    if let string = members.string(value) { return string }
    misshapen("'\(name)' is not a string", value)
    return nil
  }

  private mutating func devices(_ name: String, _ members: LibxlMembers) throws(JSONFault)
    -> [(LibxlMembers, ByteRange)]
  {
    guard let list = members[name] else { return [] }
    guard text.bytes[list.lowerBound] == UInt8(ascii: "[") else {
      misshapen("'\(name)' is not a list", list)
      return []
    }
    var scanner = JSONScanner(text.bytes, at: list.lowerBound)
    var found: [(LibxlMembers, ByteRange)] = []
    for element in try scanner.elements() {
      guard let device = try LibxlMembers(text, object: element) else {
        misshapen("an element of '\(name)' is not an object", element)
        continue
      }
      found.append((device, ByteRange(element.lowerBound, element.upperBound)))
    }
    return found
  }

  private mutating func misshapen(_ message: String, _ range: Range<Int>) {
    diagnostics.append(
      UnreadableDevice.diagnostic(message, at: ByteRange(range.lowerBound, range.upperBound))
    )
  }

  private mutating func refuse(_ range: ByteRange) {
    diagnostics.append(
      ForeignDomain.diagnostic(
        "this is not a domain of libxl: expected an object with 'c_info', 'disks' or 'nics'",
        at: range,
        help: "convert what 'xl -N create FILE' or 'xl list -l' prints"
      )
    )
  }
}

/// The members of an object of libxl's JSON, with their places.
struct LibxlMembers {
  /// A member: its name, and the ranges of name and value.
  struct Member {
    var name: String
    var range: ByteRange
    var value: Range<Int>
  }

  let text: SourceText
  /// The members, in order.
  let all: [Member]

  init(_ text: SourceText, _ members: [JSONScanner.Member]) {
    self.text = text
    all = members.map { member in
      Member(
        name: String(decoding: JSONScanner.unescaped(text.bytes[member.name]), as: UTF8.self),
        range: ByteRange(member.name.lowerBound, member.value.upperBound),
        value: member.value
      )
    }
  }

  /// The members of the object in a range; nil of another value.
  init?(_ text: SourceText, object: Range<Int>) throws(JSONFault) {
    guard text.bytes[object.lowerBound] == UInt8(ascii: "{") else { return nil }
    var scanner = JSONScanner(text.bytes, at: object.lowerBound)
    self.init(text, try scanner.members())
  }

  /// The range of a member's value; nil if absent.
  subscript(name: String) -> Range<Int>? { all.first { $0.name == name }?.value }

  /// The range of a member's value; nil if absent or `null`.
  func present(_ name: String) -> Range<Int>? { self[name].flatMap { written($0) == "null" ? nil : $0 } }

  /// The value in a range as it is written.
  func written(_ value: Range<Int>) -> String { String(decoding: text.bytes[value], as: UTF8.self) }

  /// The string in a range, with the place of each byte; nil of another value.
  func string(_ value: Range<Int>) -> EmbeddedText? {
    guard text.bytes[value.lowerBound] == UInt8(ascii: "\"") else { return nil }
    let inner = ByteRange(value.lowerBound + 1, value.upperBound - 1)
    if !text[inner].contains(UInt8(ascii: "\\")) { return EmbeddedText(inner, in: text) }
    var string = EmbeddedText(at: inner.start)
    string.append(JSONScanner.unescaped(text[inner]), standingAt: inner)
    return string
  }

  /// The word in a range: a number, `true`, `false` or `null`, or the string there.
  func word(_ value: Range<Int>) -> String {
    String(decoding: string(value)?.bytes ?? Array(text.bytes[value]), as: UTF8.self)
  }
}

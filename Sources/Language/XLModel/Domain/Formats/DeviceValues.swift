import XLText

/// The members that the options of one device make, in libxl's names.
struct DeviceValues {
  private(set) var members: [DomainMember] = []

  init(_ members: [DomainMember] = []) { self.members = members }

  /// The device as a value.
  var value: DomainValue { .members(members) }

  /// Whether a member was set to something else than its default.
  func has(_ name: String) -> Bool { members.contains { $0.path == name } }

  /// Sets a member; nil takes it away, which is libxl's default.
  mutating func set(_ name: String, _ value: DomainValue?) {
    members.removeAll { $0.path == name }
    if let value { members.append(DomainMember(name, value)) }
  }

  /// Sets what an option says, and reports what is wrong with its value.
  mutating func set(_ found: DeviceForm.Found, into report: inout EntryReport) {
    let (option, entry) = (found.option, found.entry)
    switch option.kind {
    case .special: break
    case .text:
      set(option.member, .text(Array(entry[found.value])))
      if entry.trimmed(found.value) != found.value, !found.value.isEmpty {
        report.add(.keptBlanks(isName: false), .staysSilent, at: found.value, in: entry)
      }
    case .integer:
      let number = DeviceNumber.integer(found, into: &report)
      set(option.member, number == 0 ? nil : .number(number))
    case .choice: set(option.member, .choice(DeviceNumber.integer(found, into: &report) != 0))
    case .unsigned(let bits):
      let number = DeviceNumber.unsigned(found, bits: bits, into: &report)
      set(option.member, number == 0 ? nil : .number(number))
    case .flag:
      let isSet = DeviceNumber.unsigned(found, bits: 64, into: &report) != 0
      set(option.member, isSet ? .flag(true) : nil)
    case .baseZeroChoice:
      set(option.member, .choice(DeviceNumber.unsigned(found, bits: 64, into: &report) != 0))
    case .count(let bits):
      let number = DeviceNumber.count(found, bits: bits, into: &report)
      set(option.member, number == 0 ? nil : .number(number))
    case .word(let words, let ignoresCase):
      if let word = Self.word(found, words, ignoresCase: ignoresCase, into: &report) {
        set(option.member, word.name.map(DomainValue.name))
      }
    case .uuid: setUUID(found, into: &report)
    }
  }

  /// The word that a value is; nil if it is not a valid word, which is reported.
  static func word(
    _ found: DeviceForm.Found,
    _ words: [DeviceOption.Word],
    ignoresCase: Bool,
    into report: inout EntryReport,
  ) -> DeviceOption.Word? {
    let entry = found.entry
    if let word = words.first(where: { entry.matches(found.value, $0.text, ignoringCase: ignoresCase) }) {
      return word
    }
    let trimmed = entry.trimmed(found.value)
    let near = words.first { $0.isListed && entry.matches(trimmed, $0.text, ignoringCase: true) }
    let problem: EntryProblem =
      if let near, trimmed == found.value {
        .wrongCase(name: near.text)
      } else if near != nil {
        .keptBlanks(isName: false)
      } else {
        .unknownWord(option: found.option.name, allowed: words.filter(\.isListed).map(\.text))
      }
    report.add(problem, .refuses, at: found.place, in: entry)
    return nil
  }

  private mutating func setUUID(_ found: DeviceForm.Found, into report: inout EntryReport) {
    let bytes = found.entry[found.value].map(\.lowercased)
    guard Self.isUUID(bytes) else {
      let form = "a UUID: 8-4-4-4-12 hexadecimal digits"
      let problem = EntryProblem.malformed(option: found.option.name, form: form)
      report.add(problem, .refuses, at: found.place, in: found.entry)
      return
    }
    let isZero = bytes.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "-") }
    set(found.option.member, isZero ? nil : .text(bytes))
  }

  /// Whether a text in lower case is a UUID for libuuid, which xl uses on Linux.
  static func isUUID(_ bytes: [UInt8]) -> Bool {
    bytes.count == 36
      && bytes.indices.allSatisfy { index in
        if [8, 13, 18, 23].contains(index) { return bytes[index] == UInt8(ascii: "-") }
        return bytes[index].isHexDigit
      }
  }
}

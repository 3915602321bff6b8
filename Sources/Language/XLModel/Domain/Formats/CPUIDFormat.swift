import XLText

/// `cpuid`: what the guest sees of the processor, as `host,FLAG=VALUE,…` or as a list of lines of bits.
///
/// libxl: tools/libs/light/libxl_cpuid.c, Xen 4.17 to 4.23. xl goes on after every mistake, without it.
struct CPUIDFormat {
  private var policy = CPUIDPolicy()
  private var report: EntryReport

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    var format = CPUIDFormat(report: EntryReport(input))
    if let text = input.text {
      format.flags(EntryText(text))
    } else {
      for (text, place) in format.report.entries { format.line(text, at: place) }
    }
    if !format.policy.isEmpty {
      format.report.set("b_info.cpuid.cpuid", format.policy.leaves)
      format.report.set("b_info.cpuid.msr", format.policy.modelSpecifics)
    }
    return format.report.outcome
  }

  private mutating func flags(_ entry: EntryText) {
    var words = entry.pieces(of: entry.range, at: UInt8(ascii: ","))[...]
    guard let first = words.popFirst() else { return }
    guard entry.matches(first, "host") else {
      report.add(.cpuid(.firstWord), .warns, at: first, in: entry)
      return
    }
    for word in words {
      guard let equals = entry.first("=", in: word) else {
        report.add(.cpuid(.noValue), .warns, at: word, in: entry)
        continue
      }
      let (name, value) = (ByteRange(word.start, equals), ByteRange(equals + 1, word.end))
      guard let flag = CPUIDFlag.named(String(decoding: entry[name], as: UTF8.self)) else {
        report.add(.cpuid(.unknownFlag), .warns, at: name.isEmpty ? word : name, in: entry)
        continue
      }
      let place = value.isEmpty ? word : value
      if !policy.set(flag, entry, value) {
        report.add(.cpuid(.value), .warns, at: place, in: entry)
      } else if !Self.isPlain(value, flag, entry) {
        report.add(.cpuid(.value), .staysSilent, at: place, in: entry)
      }
    }
  }

  /// Whether a value is nothing but what it is taken for.
  private static func isPlain(_ value: ByteRange, _ flag: CPUIDFlag, _ entry: EntryText) -> Bool {
    let number = entry.number(value, base: 0)
    guard number.end > value.start else { return value.count == 1 }
    return number.end == value.end && !number.isNegative
      && number.unsigned >> UInt64(min(flag.width, 63)) == 0
      || flag.name == "family" && number.end == value.end
  }

  private mutating func line(_ entry: EntryText, at place: ByteRange) {
    let leaf = entry.number(entry.range, base: 0)
    guard leaf.end > 0 else {
      report.add(.cpuid(.leaf), .warns, at: entry.bytes.isEmpty ? place : entry.text.place(entry.range))
      return
    }
    var (offset, subleaf): (Int, UInt32?) = (leaf.end, nil)
    if offset < entry.bytes.count, entry.bytes[offset] == UInt8(ascii: ",") {
      let rest = ByteRange(offset + 1, entry.bytes.count)
      let number = entry.number(rest, base: 0)
      guard number.end > rest.start else {
        report.add(.cpuid(.subleaf), .warns, at: ByteRange(0, rest.start), in: entry)
        return
      }
      (offset, subleaf) = (number.end, UInt32(truncatingIfNeeded: number.unsigned))
    }
    guard offset < entry.bytes.count, entry.bytes[offset] == UInt8(ascii: ":") else {
      report.add(.cpuid(.noColon), .warns, at: ByteRange(0, offset), in: entry)
      return
    }
    let number = UInt32(truncatingIfNeeded: leaf.unsigned)
    let index = policy.index(ofLeaf: number, subleaf: subleaf == .max ? nil : subleaf)
    registers(entry, from: offset + 1, index)
  }

  private mutating func registers(_ entry: EntryText, from start: Int, _ index: Int?) {
    var offset = start
    while offset < entry.bytes.count {
      let rest = ByteRange(offset, entry.bytes.count)
      let name = ByteRange(offset, min(offset + 3, rest.end))
      let register = CPUIDFlag.Register.allCases.first { entry.matches(name, $0.rawValue) }
      guard let register, let equals = entry.first("=", in: rest) else {
        report.add(.cpuid(.register), .warns, at: name, in: entry)
        return
      }
      if equals > name.end {
        report.add(.unreadRest, .staysSilent, at: ByteRange(name.end, equals), in: entry)
      }
      let end = entry.first(",", in: ByteRange(equals + 1, rest.end)) ?? rest.end
      let bits = ByteRange(equals + 1, end)
      guard bits.count == 32 else {
        report.add(.cpuid(.policyLength(bits.count)), .warns, at: bits.isEmpty ? name : bits, in: entry)
        return
      }
      if let odd = (bits.start..<bits.end).first(where: { !Self.isPolicyByte(entry.bytes[$0]) }) {
        report.add(.cpuid(.policyCharacter), .staysSilent, at: ByteRange(odd, odd + 1), in: entry)
      }
      policy.set(index, register, Array(entry[bits]))
      offset = end + 1
      while offset < entry.bytes.count, entry.bytes[offset] == 0x20 || entry.bytes[offset] == 0x0A {
        offset += 1
      }
    }
  }

  private static func isPolicyByte(_ byte: UInt8) -> Bool { "01xks".utf8.contains(byte) }
}

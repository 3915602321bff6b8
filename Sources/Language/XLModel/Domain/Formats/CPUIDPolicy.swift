import XLText

/// What a guest is to see of the processor: bits of registers by leaf, and of model-specific registers.
struct CPUIDPolicy {
  private struct Leaf {
    let number: UInt32
    let subleaf: UInt32?
    var registers: [CPUIDFlag.Register: [UInt8]] = [:]
  }

  private struct Key: Hashable {
    let number: UInt32
    let subleaf: UInt32?
  }

  private var entries: [Leaf] = []
  private var indices: [Key: Int] = [:]
  private var specifics: [(index: UInt32, bits: [UInt8])] = []

  /// Whether xl has nothing to say about it.
  var isEmpty: Bool { entries.isEmpty && specifics.isEmpty }

  /// The leaves as libxl prints them.
  var leaves: DomainValue {
    .list(
      entries.map { leaf in
        var members = [DomainMember("leaf", .number(Int64(leaf.number)))]
        if let subleaf = leaf.subleaf { members.append(DomainMember("subleaf", .number(Int64(subleaf)))) }
        for register in CPUIDFlag.Register.allCases {
          if let bits = leaf.registers[register] {
            members.append(DomainMember(register.rawValue, .text(bits)))
          }
        }
        return .members(members)
      }
    )
  }

  /// The model-specific registers as libxl prints them.
  var modelSpecifics: DomainValue {
    .list(
      specifics.map { index, bits in
        .members([DomainMember("index", .number(Int64(index))), DomainMember("policy", .text(bits))])
      }
    )
  }

  /// The place of a leaf, which is made if it is missing; nil for the leaf of all ones, which marks the
  /// end for libxl.
  mutating func index(ofLeaf number: UInt32, subleaf: UInt32?) -> Int? {
    if number == .max { return nil }
    let key = Key(number: number, subleaf: subleaf)
    if let index = indices[key] { return index }
    indices[key] = entries.count
    entries.append(Leaf(number: number, subleaf: subleaf))
    return entries.count - 1
  }

  /// Sets all bits of a register.
  mutating func set(_ index: Int?, _ register: CPUIDFlag.Register, _ bits: [UInt8]) {
    if let index { entries[index].registers[register] = bits }
  }

  /// Sets a flag to the value in a range; false where xl takes none, which still makes the leaf.
  mutating func set(_ flag: CPUIDFlag, _ entry: EntryText, _ value: ByteRange) -> Bool {
    switch flag.place {
    case .modelSpecific(let index): setSpecific(index, flag.bit, entry[value])
    case .leaf(let number, let subleaf, let register):
      index(ofLeaf: number, subleaf: subleaf).map { setLeaf($0, register, flag, entry, value) } ?? true
    }
  }

  private mutating func setSpecific(_ index: UInt32, _ bit: Int, _ value: ArraySlice<UInt8>) -> Bool {
    if !specifics.contains(where: { $0.index == index }) {
      specifics.append((index, Array(repeating: UInt8(ascii: "x"), count: 64)))
    }
    guard value.count == 1, let letter = value.first, "01xks".utf8.contains(letter),
      let place = specifics.firstIndex(where: { $0.index == index })
    else { return false }
    // To keep a bit and to take the host's are one thing here.
    specifics[place].bits[63 - bit] = letter == UInt8(ascii: "s") ? UInt8(ascii: "k") : letter
    return true
  }

  private mutating func setLeaf(
    _ index: Int,
    _ register: CPUIDFlag.Register,
    _ flag: CPUIDFlag,
    _ entry: EntryText,
    _ value: ByteRange,
  ) -> Bool {
    let number = entry.number(value, base: 0)
    var bits: [UInt8]
    if number.end > value.start {
      bits = (0..<flag.width).reversed().map { bit in
        // The highest of 32 bits is asked with its sign.
        let mask: UInt64 = bit == 31 ? ~0 << 31 : 1 << UInt64(bit)
        return number.unsigned & mask != 0 ? UInt8(ascii: "1") : UInt8(ascii: "0")
      }
    } else if let letter = entry[value].first, "xks".utf8.contains(letter) {
      bits = Array(repeating: letter, count: flag.width)
    } else {
      return false
    }
    var all = entries[index].registers[register] ?? Array(repeating: UInt8(ascii: "x"), count: 32)
    switch flag.name {
    case "family": Self.setFamily(number.end > value.start ? number.unsigned : 0, bits, &all)
    case "model":
      all.replaceSubrange(12..<16, with: bits[..<4])
      all.replaceSubrange(24..<28, with: bits[4...])
    default: all.replaceSubrange(32 - flag.width - flag.bit..<32 - flag.bit, with: bits)
    }
    entries[index].registers[register] = all
    return true
  }

  /// A family has four bits, and eight more where these are not enough.
  private static func setFamily(_ number: UInt64, _ bits: [UInt8], _ all: inout [UInt8]) {
    let zeros = Array(repeating: UInt8(ascii: "0"), count: 8)
    if number < 16 {
      all.replaceSubrange(20..<24, with: bits[4...])
      all.replaceSubrange(4..<12, with: zeros)
    } else {
      let rest = number - 15
      let low = (0..<7).reversed().map { rest >> UInt64($0) & 1 == 1 ? UInt8(ascii: "1") : UInt8(ascii: "0") }
      all.replaceSubrange(20..<24, with: Array(repeating: UInt8(ascii: "1"), count: 4))
      all.replaceSubrange(4..<12, with: [bits[0]] + low)
    }
  }
}

import XLModel
import XLSyntax
import XLTestKit

/// Makes disk strings: put together from parameters, changed from known ones, or plain noise.
struct DiskSentences {
  var random: Seeded
  let seeds: [[UInt8]]

  /// One disk as its words, mostly one.
  mutating func next() -> [[UInt8]] {
    let count = random.chance(1, in: 12) ? Int.random(in: 0...4, using: &random) : 1
    return (0..<count).map { _ in word().map { $0 == 0 ? UInt8(ascii: "0") : $0 } }
  }

  private mutating func word() -> [UInt8] {
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<11: return parameters()
    case 11..<18: return mutated()
    default: return noise()
    }
  }

  private mutating func parameters() -> [UInt8] {
    var result: [UInt8] = []
    for _ in 0..<Int.random(in: 0...7, using: &random) {
      if random.chance(1, in: 6) { result += random.pick(Self.blanks).utf8 }
      result += parameter()
      if !random.chance(1, in: 12) { result += random.pick(Self.ends).utf8 }
    }
    if random.chance(1, in: 2) { result += "target=/a".utf8 }
    return result
  }

  private mutating func parameter() -> [UInt8] {
    switch Int.random(in: 0..<14, using: &random) {
    case 0..<4: return Array(random.pick(Self.positionals).utf8)
    case 4..<8: return Array((random.pick(DiskWord.keys).spelling + "=" + random.pick(Self.values)).utf8)
    case 8, 9: return Array(random.pick(DiskWord.flags).spelling.utf8)
    case 10, 11: return Array((random.pick(DiskWord.prefixes).spelling + ":").utf8)
    case 12: return Array((random.pick(DiskWord.allCases).spelling + random.pick(Self.joints)).utf8)
    default: return Array((random.pick(Self.positionals) + random.pick(Self.joints)).utf8)
    }
  }

  private mutating func mutated() -> [UInt8] {
    var bytes = seeds.isEmpty ? parameters() : random.pick(seeds)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let at = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes.insert(random.pick(Self.special), at: at)
      case 1: if at < bytes.count { bytes.remove(at: at) }
      case 2: if at < bytes.count { bytes[at] = random.pick(Self.special) }
      case 3: bytes.insert(contentsOf: parameter(), at: at)
      case 4:
        let other = Int.random(in: 0...bytes.count, using: &random)
        bytes.removeSubrange(min(at, other)..<min(max(at, other), min(at, other) + 6))
      default:
        let other = Int.random(in: 0...bytes.count, using: &random)
        bytes.insert(contentsOf: Array(bytes[min(at, other)..<max(at, other)].prefix(20)), at: at)
      }
    }
    return bytes
  }

  private mutating func noise() -> [UInt8] {
    (0..<Int.random(in: 0...24, using: &random)).map { _ in
      random.chance(1, in: 3)
        ? random.pick(Self.special) : UInt8.random(in: 1...255, using: &random)
    }
  }

  private static let special = Array(",,,===::: \t\n\n\rabxw019_-/\u{C}\u{B}".utf8) + [0x7F, 0xFF, 0x80]
  private static let blanks = [" ", "  ", "\t", "\n", " \n ", "\r", "\u{B}"]
  private static let ends = [",", ",", ",", ",", ",", ",,", ", ", " ,", "\n", "=", ",\n", "="]
  private static let joints = [
    "", "=", "=1", "=,", ":", ":x", " ", "\n", "=\n", ":\n", ":/", ":=", "A", "_", "-",
  ]
  private static let positionals = [
    "", "", "/x", "/dev/vg/a b", "x", "raw", "qcow2", "vhd", "empty", "xvda", "hda", "hdc:cdrom", "xvda:disk",
    "sda1", "w",
    "r", "ro", "rw", "w!", "d0p0", "C:\\x", "http://h/x", "a:b:c", "QCOW2", "iqn.2001-05.com:x", "foo:bar",
    "hda:floppy",
    "grant_usage=1", "grant_usage=0", "target=/y", "target=", "/a\nb", "foo=bar", "e=f=g",
  ]
  private static let values = [
    "", "", "raw", "qcow2", "vhd", "qcow", "qed", "empty", "r", "w", "ro", "rw", "cdrom", "disk", "phy",
    "tap", "qdisk",
    "standalone", "xen", "virtio", "xvda", "hda:cdrom", "/x=y", "1", "0", "-1", " 7", "99999999999",
    "9223372036854775808",
    "-9223372036854775809", "4294967296", "08", "0x10", "+5", "a\nb", " raw", "raw ", "dom1",
  ]
}

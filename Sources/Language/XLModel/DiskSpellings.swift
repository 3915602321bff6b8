import XLSyntax
import XLText

extension DiskWord {
  /// The `xl` that first knows `trusted`, `untrusted` and `grant_usage`.
  ///
  /// The scanner's source has the first two since 4.17, but the generated one that is built does not until
  /// 4.19 (tools/libs/util/libxlu_disk_l.c).
  package static let trustSinceMinor = 19
}

extension DiskFormat {
  init?(_ bytes: Span<UInt8>, _ range: ByteRange) {
    let packed = PackedWord(bytes, range.start, range.end)
    if packed.isTooLong { return nil }
    switch (packed.high, packed.low) {
    case (0, 0x72_61_77): self = .raw
    case (0, 0x71_63_6F_77): self = .qcow
    case (0, 0x71_63_6F_77_32): self = .qcow2
    case (0, 0x76_68_64): self = .vhd
    case (0, 0x71_65_64): self = .qed
    case (0, 0x65_6D_70_74_79): self = .empty
    default: return nil
    }
  }

  /// The format that a prefix names.
  init(_ prefix: DiskWord) {
    switch prefix {
    case .qcow: self = .qcow
    case .qcow2: self = .qcow2
    case .vhd: self = .vhd
    default: self = .raw
    }
  }
}

extension DiskBackend {
  init?(_ bytes: Span<UInt8>, _ range: ByteRange) {
    let packed = PackedWord(bytes, range.start, range.end)
    if packed.isTooLong { return nil }
    switch (packed.high, packed.low) {
    case (0, 0x70_68_79): self = .phy
    case (0, 0x74_61_70): self = .tap
    case (0, 0x71_64_69_73_6B): self = .qdisk
    case (0x73_74, 0x61_6E_64_61_6C_6F_6E_65): self = .standalone
    default: return nil
    }
  }
}

extension DiskSpecification {
  init?(_ bytes: Span<UInt8>, _ range: ByteRange) {
    let packed = PackedWord(bytes, range.start, range.end)
    if packed.isTooLong { return nil }
    switch (packed.high, packed.low) {
    case (0, 0x78_65_6E): self = .xen
    case (0, 0x76_69_72_74_69_6F): self = .virtio
    default: return nil
    }
  }
}

extension DiskLowering {
  /// Whether an access mode allows writing; nil if the word is not an access mode.
  static func access(_ bytes: Span<UInt8>, _ range: ByteRange) -> Bool? {
    guard range.count == 1 || range.count == 2 else { return nil }
    let first = bytes[range.start]
    let second = range.count == 2 ? bytes[range.start + 1] : 0
    switch (first, second) {
    case (UInt8(ascii: "r"), 0), (UInt8(ascii: "r"), UInt8(ascii: "o")): return false
    case (UInt8(ascii: "w"), 0), (UInt8(ascii: "r"), UInt8(ascii: "w")): return true
    default: return nil
    }
  }
}

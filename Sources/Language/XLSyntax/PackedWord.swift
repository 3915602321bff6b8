/// Up to sixteen bytes of a word as one number, so that words compare in two instructions.
///
/// The bytes are as they are read, last byte lowest; a longer word equals none of the known ones.
package struct PackedWord: Equatable {
  static let byteCountMax = 16

  private var bits: UInt128 = 0
  private var count = 0

  /// The first bytes of a word of nine bytes and more; 0 for a shorter one.
  package var high: UInt64 { UInt64(truncatingIfNeeded: bits &>> 64) }
  /// The last eight bytes.
  package var low: UInt64 { UInt64(truncatingIfNeeded: bits) }

  @inline(__always)
  package init() {}

  @inline(__always)
  package init(_ text: String) { for byte in text.utf8 { append(byte) } }

  package init(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
    var index = start
    while index < end && count <= Self.byteCountMax {
      append(bytes[index])
      index &+= 1
    }
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    bits = bits &<< 8 | UInt128(truncatingIfNeeded: byte)
    count &+= 1
  }

  /// Whether the word has more bytes than the number.
  package var isTooLong: Bool { count > Self.byteCountMax }

  /// The known word with this spelling; `grant_usage` is not one of them, because its underscore ends a word.
  package var word: DiskWord? {
    if isTooLong { return nil }
    return high == 0 ? shortWord : longWord
  }

  /// Of up to eight bytes; one switch over one number, which the compiler makes a search in halves.
  private var shortWord: DiskWord? {
    switch low {
    case 0x74_61_72_67_65_74: .target
    case 0x66_6F_72_6D_61_74: .format
    case 0x76_64_65_76: .vdev
    case 0x61_63_63_65_73_73: .access
    case 0x64_65_76_74_79_70_65: .devtype
    case 0x62_61_63_6B_65_6E_64: .backend
    case 0x73_63_72_69_70_74: .script
    case 0x63_64_72_6F_6D: .cdrom
    case 0x64_69_73_63_61_72_64: .discard
    case 0x63_6F_6C_6F: .colo
    case 0x6E_6F_2D_63_6F_6C_6F: .noColo
    case 0x74_72_75_73_74_65_64: .trusted
    case 0x72_61_77: .raw
    case 0x71_63_6F_77: .qcow
    case 0x71_63_6F_77_32: .qcow2
    case 0x76_68_64: .vhd
    case 0x69_73_63_73_69: .iscsi
    case 0x6E_62_64: .nbd
    case 0x65_6E_62_64: .enbd
    case 0x64_72_62_64: .drbd
    case 0x74_61_70_64_69_73_6B: .tapdisk
    case 0x74_61_70: .tap
    case 0x74_61_70_32: .tap2
    case 0x61_69_6F: .aio
    case 0x69_6F_65_6D_75: .ioemu
    case 0x66_69_6C_65: .file
    case 0x70_68_79: .phy
    default: nil
    }
  }

  /// Of nine bytes and more.
  private var longWord: DiskWord? {
    switch (high, low) {
    case (0x62_61_63, 0x6B_65_6E_64_74_79_70_65): .backendtype
    case (0x73_70_65_63_69, 0x66_69_63_61_74_69_6F_6E): .specification
    case (0x63, 0x6F_6C_6F_2D_68_6F_73_74): .coloHost
    case (0x63, 0x6F_6C_6F_2D_70_6F_72_74): .coloPort
    case (0x63_6F_6C, 0x6F_2D_65_78_70_6F_72_74): .coloExport
    case (0x61_63_74, 0x69_76_65_2D_64_69_73_6B): .activeDisk
    case (0x68_69_64, 0x64_65_6E_2D_64_69_73_6B): .hiddenDisk
    case (0x64_69_72_65_63_74, 0x2D_69_6F_2D_73_61_66_65): .directIOSafe
    case (0x6E_6F, 0x2D_64_69_73_63_61_72_64): .noDiscard
    case (0x75, 0x6E_74_72_75_73_74_65_64): .untrusted
    default: nil
    }
  }
}

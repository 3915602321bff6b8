extension VirtualDevice {
  /// The documented name of a device number: `xvda1`, `hda`, `sdb2`, or the number in decimal where it has
  /// no name.
  ///
  /// Nil for a number below 0, which no documented name means.
  public static func name(of number: Int32) -> String? {
    guard number >= 0 else { return nil }
    let plain = String(number)
    guard let name = familyName(Int(number)) else { return plain }
    return VirtualDevice(decoding: Array(name.utf8))?.number == number ? name : plain
  }

  /// The letters of a disk: `a` for 0, `z` for 25, `aa` for 26.
  public static func letters(ofDisk disk: Int) -> String {
    precondition(disk >= 0, "disks count from 0")
    var letters: [UInt8] = []
    var rest = disk
    repeat {
      letters.append(0x61 + UInt8(rest % 26))
      rest = rest / 26 - 1
    } while rest >= 0
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  private static func familyName(_ number: Int) -> String? {
    let (major, minor) = (number >> 8, number & 0xFF)
    return switch major {
    case 3, 22: named("hd", disk: (major == 3 ? 0 : 2) + (minor >> 6), partition: minor & 63)
    case 8: named("sd", disk: minor >> 4, partition: minor & 15)
    case 202: named("xvd", disk: minor >> 4, partition: minor & 15)
    case (1 << 20)..<(1 << 21): named("xvd", disk: major - (1 << 20), partition: minor)
    default: nil
    }
  }

  private static func named(_ prefix: String, disk: Int, partition: Int) -> String {
    prefix + letters(ofDisk: disk) + (partition == 0 ? "" : String(partition))
  }
}

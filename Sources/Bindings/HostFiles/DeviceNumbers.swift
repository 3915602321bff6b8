/// Major and minor numbers of a device, as Linux packs and prints them.
package enum DeviceNumbers {
  /// The major number in a `dev_t` (glibc's sys/sysmacros.h).
  package static func major(_ device: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: (device >> 8) & 0xFFF | (device >> 32) & 0xFFFF_F000)
  }

  /// The minor number in a `dev_t`.
  package static func minor(_ device: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: device & 0xFF | (device >> 12) & 0xFFFF_FF00)
  }

  /// The numbers in `MAJOR:MINOR`, decimal as in sysfs.
  package static func decimal(_ text: String) -> (UInt32, UInt32)? { numbers(text, radix: 10) }

  /// The numbers in `MAJOR:MINOR`, hexadecimal as in the `physical-device` key.
  package static func hexadecimal(_ value: [UInt8]) -> (UInt32, UInt32)? {
    numbers(String(decoding: value, as: UTF8.self), radix: 16)
  }

  private static func numbers(_ text: String, radix: Int) -> (UInt32, UInt32)? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.first != UInt8(ascii: "+") }),
      let major = UInt32(parts[0], radix: radix), let minor = UInt32(parts[1], radix: radix)
    else { return nil }
    return (major, minor)
  }
}

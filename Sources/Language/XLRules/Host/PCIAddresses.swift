import XLModel
import XLSyntax
import XLText

/// The PCI devices of the machine that a file passes to its guest.
enum PCIAddresses {
  /// One of them.
  struct Device {
    /// Its entry in the file.
    let range: ByteRange
    /// Its directory in sysfs.
    let path: [UInt8]
  }

  /// Those with an address of one function.
  static func all(of file: RuleSubject) -> [Device] {
    guard file.entry("pci") != nil, let index = file.reading.lastIndex(of: "pci".utf8) else { return [] }
    return file.reading.elements(of: index).compactMap { element in
      guard let text = element.text, let address = DuplicatePCIDevice.address(of: text.bytes) else {
        return nil
      }
      let parts = zip(address, [4, 2, 2, 1]).map { number, count in
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: max(0, count - digits.count)) + digits
      }
      let name = "\(parts[0]):\(parts[1]):\(parts[2]).\(parts[3])"
      return Device(range: element.range, path: Array("/sys/bus/pci/devices/\(name)".utf8))
    }
  }
}

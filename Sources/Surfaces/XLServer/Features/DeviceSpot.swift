import XLModel
import XLSyntax
import XLText

/// A device of a file that a place lies in, and where in its string.
enum DeviceSpot {
  /// In a disk, at an offset of its string.
  case disk(ConfigDevices.Disk, Int)
  /// In a network interface, at an offset of its string.
  case nic(ConfigDevices.Nic, Int)

  /// The device at an offset of a file; the quotes belong to it.
  init?(_ offset: Int, in devices: ConfigDevices) {
    if let disk = devices.disks.first(where: { Self.holds($0.range, offset) }) {
      self = .disk(disk, disk.text.innerOffset(of: offset))
    } else if let nic = devices.nics.first(where: { Self.holds($0.range, offset) }) {
      self = .nic(nic, nic.text.innerOffset(of: offset))
    } else {
      return nil
    }
  }

  private static func holds(_ range: ByteRange, _ offset: Int) -> Bool {
    range.start <= offset && offset <= range.end
  }
}

extension EmbeddedText {
  /// The first offset of the inner text at or after an offset of the outer one.
  func innerOffset(of outer: Int) -> Int {
    (0..<bytes.count).end { place(ByteRange($0, $0)).start < outer }
  }
}

extension ConfigDevices.Disk {
  /// The tokens of the string.
  func syntax(_ xen: XenVersion) -> DiskSyntax {
    DiskSyntax(text.text, knowsTrust: DiskWord.trusted.isKnown(by: xen))
  }

  /// What the guest calls the device; nil where nothing is reported.
  var virtualDevice: VirtualDevice? {
    spec.virtualDevice.flatMap { VirtualDevice(decoding: $0.value) }
  }
}

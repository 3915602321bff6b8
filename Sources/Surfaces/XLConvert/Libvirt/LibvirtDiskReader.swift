import XLModel
import XLRules
import XLText
import XML

/// Makes the disk string that says what an element `disk` of libvirt says.
struct LibvirtDiskReader {
  private let disk: XMLElement
  private var text: DeviceString
  private var found: [Diagnostic] = []

  init(_ disk: XMLElement) {
    self.disk = disk
    text = DeviceString(at: disk.range.start)
  }

  /// What is lost or cannot be read.
  var diagnostics: [Diagnostic] { found + text.diagnostics }

  /// The drivers of libvirt's Xen driver, and what serves the disk then (libxl_conf.c, libvirt 9.0 to 11).
  private static let drivers: [String: DiskBackend] = [
    "qemu": .qdisk, "file": .qdisk, "phy": .phy, "tap": .tap, "tap2": .tap,
  ]
  /// The words for formats; `aio` is an old one.
  private static let formats: [String: DiskFormat] = [
    "raw": .raw, "aio": .raw, "qcow": .qcow, "qcow2": .qcow2, "vhd": .vhd, "qed": .qed,
  ]
  /// The buses whose devices have names of Xen's.
  private static let buses: Set = ["xen", "ide", "scsi"]

  /// The string; nil of a device that xl does not have, or that cannot be read.
  mutating func string() -> EmbeddedText? {
    let device = disk[attribute: "device"]
    switch device.map({ String(decoding: $0.value.bytes, as: UTF8.self) }) ?? "disk" {
    case "disk", "cdrom": break
    case "floppy":
      found.append(LostFromLibvirt.diagnostic("the floppy drive is lost: xl has none", at: disk.range))
      return nil
    default:
      refuse("the kind of device is not one of disk and cdrom", device?.range)
      return nil
    }
    guard let name = disk.child("target")?[attribute: "dev"] else {
      refuse("the disk has no '<target>' with 'dev', the name of its virtual device", nil)
      return nil
    }
    found += LibvirtElements.disk.losses(of: disk)
    let isCDROM = device?.value.bytes.elementsEqual("cdrom".utf8) ?? false
    guard let source = source(), let format = format(hasSource: source.value != nil || !isCDROM) else {
      return nil
    }
    text.add("format", format.word.rawValue, at: format.range)
    text.add("vdev", name.value, at: name.range)
    if let bus = disk.child("target")?[attribute: "bus"],
      !Self.buses.contains(String(decoding: bus.value.bytes, as: UTF8.self))
    {
      found.append(LibvirtElements.disk.lost("bus", of: "target", at: bus.range))
    }
    let access = disk.child("readonly")
    if let device, isCDROM {
      text.add("devtype", "cdrom", at: device.range)
    } else {
      text.add("access", access == nil ? "rw" : "ro", at: access?.range ?? disk.range)
    }
    if !addDriver(format.word) { return nil }
    if let backend = disk.child("backenddomain")?[attribute: "name"] {
      text.add("backend", backend.value, at: backend.range)
    }
    if let value = source.value { text.add(DeviceString.target, value, at: source.range) }
    return text.text
  }

  /// Adds what the driver says; false where Xen has no such driver.
  private mutating func addDriver(_ format: DiskFormat) -> Bool {
    guard let driver = disk.child("driver") else { return true }
    if let name = driver[attribute: "name"] {
      guard var backend = Self.drivers[String(decoding: name.value.bytes, as: UTF8.self)] else {
        refuse("libvirt's Xen driver has no such driver of a disk", name.range)
        return false
      }
      // blktap serves two formats; libvirt has qemu serve the others.
      if backend == .tap, format != .raw, format != .vhd { backend = .qdisk }
      text.add("backendtype", backend.rawValue, at: name.range)
    }
    if let discard = driver[attribute: "discard"] {
      switch String(decoding: discard.value.bytes, as: UTF8.self) {
      case "unmap": text.add("discard", at: discard.range)
      case "ignore": text.add("no-discard", at: discard.range)
      default: found.append(LibvirtElements.disk.lost("discard", of: "driver", at: discard.range))
      }
    }
    return true
  }

  /// The format, and where it is; nil of one that xl does not have.
  private mutating func format(hasSource: Bool) -> (word: DiskFormat, range: ByteRange)? {
    if !hasSource { return (.empty, disk.range) }
    guard let type = disk.child("driver")?[attribute: "type"] else { return (.raw, disk.range) }
    guard let format = Self.formats[String(decoding: type.value.bytes, as: UTF8.self)] else {
      refuse("xl does not have the format '\(VisibleText.quoting(type.value.bytes))'", type.range)
      return nil
    }
    return (format, type.range)
  }

  /// The target, without a value for an empty drive; nil of a kind of source that xl does not have.
  private mutating func source() -> (value: EmbeddedText?, range: ByteRange)? {
    let source = disk.child("source")
    let type = disk[attribute: "type"]
    let value: XMLElement.Attribute?
    switch type.map({ String(decoding: $0.value.bytes, as: UTF8.self) }) ?? "file" {
    case "file": value = source?[attribute: "file"]
    case "block": value = source?[attribute: "dev"]
    case "network":
      guard let source, let target = RBDTarget(source) else {
        refuse("of network disks only 'rbd' is converted: xl has no other source", source?.range)
        return nil
      }
      var text = EmbeddedText(at: source.range.start)
      text.append(target.text, standingAt: source.range)
      return (text, source.range)
    case let type:
      refuse("xl has no disks of the type '\(VisibleText.quoting(Array(type.utf8)))'", nil)
      return nil
    }
    return (value?.value, value?.range ?? disk.range)
  }

  private mutating func refuse(_ message: String, _ range: ByteRange?) {
    found.append(UnreadableDevice.diagnostic(message, at: range ?? disk.range))
  }
}

import XLModel
import XLText
import XML

/// Writes a disk as libvirt's element `disk`.
struct LibvirtDiskWriter {
  private typealias Attributes = [XMLWriter.Attribute]

  private let disk: DiskSpec
  /// What does not survive.
  private(set) var losses: LibvirtLosses

  init(_ disk: ConfigDevices.Disk, of guest: GuestDevices) {
    self.disk = disk.spec
    losses = LibvirtLosses(guest, disk.text)
  }

  /// Writes the disk, unless it cannot be written.
  mutating func write(to writer: inout XMLWriter) {
    reportLosses()
    guard let source = source(), let device = virtualDevice() else { return }
    let kind = disk.isCDROM ? "cdrom" : "disk"
    writer.begin("disk", [("type", bytes(source.type)), ("device", bytes(kind))])
    let driver = driver(isNetwork: source.type == "network")
    if !driver.isEmpty { writer.element("driver", driver) }
    if let hosts = source.hosts, !hosts.isEmpty {
      writer.begin("source", source.attributes)
      for host in hosts {
        writer.element("host", [("name", bytes(host.name))] + (host.port.map { [("port", bytes($0))] } ?? []))
      }
      writer.end()
    } else if !source.attributes.isEmpty {
      writer.element("source", source.attributes)
    }
    writer.element("target", [("dev", bytes(device)), ("bus", bytes(Self.bus(of: device)))])
    if !disk.isReadWrite { writer.element("readonly") }
    let backend = disk.backendDomain.map { ($0.value, $0.range) }
    if let backend = losses.writable("backend", backend, .line) {
      writer.element("backenddomain", [("name", backend)])
    }
    writer.end()
  }

  // MARK: - Source

  private struct Source {
    var type: String
    var attributes: [XMLWriter.Attribute] = []
    var hosts: [RBDTarget.Host]?
  }

  /// Where the medium is; nil of a target that libvirt does not take.
  private mutating func source() -> Source? {
    guard let target = disk.target, !target.value.isEmpty else { return Source(type: "file") }
    let shown = VisibleText.quoting(target.value)
    if !LibvirtPattern.line.matches(target.value) {
      let isUTF8 = String(validating: target.value, as: UTF8.self) != nil
      let reason = isUTF8 ? "contains a control character" : "is not UTF-8"
      losses.refuse(
        "the target '\(shown)' \(reason), and cannot be in XML of libvirt",
        at: target.range,
        help: "rename the image"
      )
      return nil
    }
    let rbd: RBDTarget?
    do { rbd = try RBDTarget(target.value) } catch {
      losses.refuse("\(error)", at: target.range, help: error.help)
      return nil
    }
    if let image = rbd {
      if !target.value.elementsEqual(image.text.utf8) {
        losses.change("'target' becomes '\(image.text)', in which libvirt has each option", at: target.range)
      }
      let name: Attributes = [("protocol", bytes("rbd")), ("name", bytes(image.name))]
      return Source(type: "network", attributes: name, hosts: image.hosts)
    }
    let isBlock =
      disk.backend == .phy
      || disk.backend == .unknown && disk.format == .raw
        && target.value.starts(with: "/dev/".utf8)
    let isPath = target.value.first == UInt8(ascii: "/") && target.value.count > 1
    guard isPath else {
      losses.refuse(
        "the target '\(shown)' cannot be in XML of libvirt, which takes absolute paths and 'rbd:' only",
        at: target.range,
        help: "write the path from '/' on"
      )
      return nil
    }
    return isBlock
      ? Source(type: "block", attributes: [("dev", target.value)])
      : Source(type: "file", attributes: [("file", target.value)])
  }

  /// libvirt's Xen driver ignores a format without the name of a driver.
  private mutating func driver(isNetwork: Bool) -> Attributes {
    var name: String?
    switch disk.backend {
    case .phy: name = "phy"
    case .qdisk: name = "qemu"
    case .tap: name = "tap"
    case .unknown where isNetwork || ![.raw, .empty].contains(disk.format):
      name = "qemu"
      let reason = isNetwork ? "libvirt needs a driver for 'rbd:'" : "libvirt needs a driver for the format"
      losses.change("'backendtype' becomes 'qdisk': \(reason)", at: disk.formatRange ?? disk.targetRange)
    case .unknown, .standalone: name = nil
    }
    if disk.backend == .tap, ![.raw, .vhd, .empty].contains(disk.format) {
      losses.change(
        "'backendtype' becomes 'qdisk': libvirt's 'tap' is for raw and vhd",
        at: disk.backendRange
      )
    }
    var attributes: Attributes = []
    if let name {
      let format = disk.format == .empty ? DiskFormat.raw : disk.format
      attributes = [("name", bytes(name)), ("type", bytes(format.rawValue))]
    }
    if let discard = disk.discard { attributes.append(("discard", bytes(discard ? "unmap" : "ignore"))) }
    return attributes
  }

  // MARK: - Virtual device

  /// The name of the virtual device as libvirt takes it; nil if libvirt has no name for it.
  private mutating func virtualDevice() -> String? {
    guard let written = disk.virtualDevice else { return nil }
    let text = String(decoding: written.value, as: UTF8.self)
    if LibvirtPattern.word.matches(written.value), Self.prefixes.contains(where: { text.hasPrefix($0) }) {
      return text
    }
    let number = VirtualDevice(decoding: written.value)?.number
    guard let name = number.flatMap(VirtualDevice.name), Self.prefixes.contains(where: { name.hasPrefix($0) })
    else {
      losses.refuse(
        "libvirt has no name for the vdev '\(VisibleText.quoting(written.value))'",
        at: written.range,
        help: "use xvda to xvdz"
      )
      return nil
    }
    losses.change("'vdev' becomes '\(name)': libvirt takes names with letters only", at: written.range)
    return name
  }

  private static let prefixes = ["xvd", "hd", "sd"]

  private static func bus(of device: String) -> String {
    device.hasPrefix("hd") ? "ide" : device.hasPrefix("sd") ? "scsi" : "xen"
  }

  // MARK: - Losses

  private mutating func reportLosses() {
    if disk.script != nil { losses.lose("script", at: disk.scriptRange, "disks of libvirt have no script") }
    if disk.specification == .virtio {
      losses.lose("specification=virtio", at: disk.parts.specificationPlace.range)
    }
    if disk.backend == .standalone { losses.lose("backendtype=standalone", at: disk.backendRange) }
    if disk.isDirectIOSafe { losses.lose("direct-io-safe", at: range(of: "direct-io-safe")) }
    if disk.isTrusted == false { losses.lose("untrusted", at: disk.parts.trustPlace.range) }
    if disk.grantUsage != nil { losses.lose("grant_usage", at: disk.parts.grantUsagePlace.range) }
    if disk.isColo == true { losses.lose("colo", at: disk.parts.coloPlace.range) }
    if disk.coloPort != 0 { losses.lose("colo-port", at: disk.coloPortRange) }
    for (key, range) in [
      ("colo-host", disk.coloHostRange), ("colo-export", disk.coloExportRange),
      ("active-disk", disk.activeDiskRange), ("hidden-disk", disk.hiddenDiskRange),
    ] {
      if let range { losses.lose(key, at: range) }
    }
  }

  /// Where a flag is, whose place the disk does not keep: the last time that it is a parameter.
  private func range(of flag: String) -> ByteRange? {
    let (bytes, word) = (disk.text.bytes, Array(flag.utf8))
    let last = bytes.count - word.count
    guard last >= 0 else { return nil }
    let start = (0...last).last { start in
      let isFirst = start == 0 || ", \t\n".utf8.contains(bytes[start - 1])
      return isFirst && bytes[start...].starts(with: word)
    }
    return start.map { ByteRange($0, $0 + word.count) }
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}

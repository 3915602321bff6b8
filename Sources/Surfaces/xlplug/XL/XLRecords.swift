import XLModel
import XenstoreHost
import XenstoreWire

/// The devices that libxl finds in the toolstack's record, with its own idea of which of them count.
///
/// A record that lacks one of the keys that libxl insists on hides all devices of its kind and guest
/// (libxl__device_list, libxl_disk.c, libxl_nic.c, 4.17).
struct XLRecords {
  /// The store.
  let client: StoreClient

  /// A disk of a guest.
  struct Disk: Hashable {
    /// The number that libxl makes of the recorded name; -1 where it makes none.
    var devid: Int32
    /// The name of its directory.
    var kind: DiskKind
    /// Whether it is a virtio disk, which cannot be unplugged.
    var isVirtIO: Bool
  }

  /// The directories that hold disks.
  enum DiskKind: String {
    case vbd
    case virtio = "virtio_disk"
  }

  /// A network interface of a guest.
  struct Nic: Hashable {
    /// Its number.
    var devid: Int32
    /// Its address; zero where none is recorded.
    var mac: [UInt8]
  }

  // MARK: disks

  /// The disks of a guest, in the store's order.
  func disks(of domid: UInt32) throws(StoreFault) -> [Disk] {
    guard let home = try diskHome(of: domid) else { return [] }
    var disks: [Disk] = []
    for name in try client.listIfPresent(home) ?? [] {
      guard let disk = try disk(at: home.appending("\(CText.integer(name.utf8))")) else { return [] }
      disks.append(disk)
    }
    return disks
  }

  /// The disk with a number; nil where libxl would not find it.
  func disk(_ devid: Int32, of domid: UInt32) throws(StoreFault) -> Disk? {
    try diskHome(of: domid).map { home throws(StoreFault) in try disk(at: home.appending("\(devid)")) } ?? nil
  }

  /// Where the disks of a guest are recorded; nil where there are both kinds, which libxl refuses.
  private func diskHome(of domid: UInt32) throws(StoreFault) -> StorePath? {
    let homes = [DiskKind.vbd, .virtio].map { toolstack(domid, $0.rawValue) }
    let found = try client.readIfPresent(homes)
    if found[1] == nil { return homes[0] }
    return found[0] == nil ? homes[1] : nil
  }

  private func disk(at path: StorePath) throws(StoreFault) -> Disk? {
    var keys = try self.keys(
      ["backend", "type", "dev", "removable", "mode", "device-type", "specification", "colo-host"],
      of: path
    )
    func isThere(_ names: String...) -> Bool { names.allSatisfy { keys[$0] != nil } }
    func isWord(_ key: String, _ word: String) -> Bool {
      keys[key].map { String(decoding: $0, as: UTF8.self).lowercased() == word } ?? false
    }
    guard let backend = keys["backend"], Self.backendDomid(backend) != nil,
      isThere("type", "removable", "mode", "device-type"), let name = keys["dev"]
    else { return nil }
    // Few disks have more to report.
    if isThere("colo-host") || isWord("specification", "virtio") {
      let more = ["colo-port", "colo-export", "active-disk", "hidden-disk", "transport", "base", "irq"]
      keys.merge(try self.keys(more, of: path)) { _, new in new }
    }
    if isThere("colo-host"), !isThere("colo-port", "colo-export", "active-disk", "hidden-disk") { return nil }
    let isVirtIO = isWord("specification", "virtio")
    if isVirtIO, !(isWord("transport", "mmio") && isThere("base", "irq")) { return nil }
    let words = ["unknown", "xen", "virtio"]
    if isThere("specification"), !words.contains(where: { isWord("specification", $0) }) { return nil }
    return Disk(
      devid: VirtualDevice(decoding: name)?.number ?? -1,
      kind: keys["type"] == Array("standalone".utf8) ? .virtio : .vbd,
      isVirtIO: isVirtIO,
    )
  }

  // MARK: interfaces

  /// The interfaces of a guest, in the store's order.
  func nics(of domid: UInt32) throws(StoreFault) -> [Nic] {
    let home = toolstack(domid, "vif")
    var nics: [Nic] = []
    for name in try client.listIfPresent(home) ?? [] {
      guard let nic = try nic(at: home.appending("\(CText.integer(name.utf8))")) else { return [] }
      nics.append(nic)
    }
    return nics
  }

  /// The interface with a number; nil where libxl would not find it.
  func nic(_ devid: Int32, of domid: UInt32) throws(StoreFault) -> Nic? {
    try nic(at: toolstack(domid, "vif").appending("\(devid)"))
  }

  private func nic(at path: StorePath) throws(StoreFault) -> Nic? {
    let keys = try self.keys(["backend", "handle", "mtu", "mac", "type"], of: path)
    guard let backend = keys["backend"], Self.backendDomid(backend) != nil else { return nil }
    if let mtu = keys["mtu"], CText.signed(mtu).used != mtu.count, !mtu.isEmpty { return nil }
    if let type = keys["type"],
      !["unknown", "vif", "vif_ioemu"].contains(String(decoding: type, as: UTF8.self).lowercased())
    {
      return nil
    }
    var nic = Nic(devid: keys["handle"].map { CText.integer($0) } ?? 0, mac: MACAddress.zero.octets)
    if let text = keys["mac"] {
      guard let mac = Self.octets(text) else { return nil }
      nic.mac = mac
    }
    return nic
  }

  // MARK: reading

  /// The directory of a kind of device in the toolstack's record.
  func toolstack(_ domid: UInt32, _ kind: String) -> StorePath {
    StorePath.root.appending("libxl/\(domid)/device/\(kind)")
  }

  /// The values of keys that are there.
  func keys(_ names: [String], of path: StorePath) throws(StoreFault) -> [String: [UInt8]] {
    let values = try client.readIfPresent(names.map { path.appending($0) })
    var keys: [String: [UInt8]] = [:]
    for (name, value) in zip(names, values) { keys[name] = value }
    return keys
  }

  /// The domain that a backend's path begins with; nil where it begins with none.
  static func backendDomid(_ path: [UInt8]) -> UInt32? {
    let head = "/local/domain/"
    guard path.starts(with: head.utf8) else { return nil }
    let rest = path.dropFirst(head.utf8.count)
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard !digits.isEmpty, rest.dropFirst(digits.count).first == UInt8(ascii: "/") else { return nil }
    return UInt32(truncatingIfNeeded: CText.unsigned(Array(digits)))
  }

  /// An address as libxl reads one: six numbers in base 16 of two bytes each, with a colon between them
  /// (libxl__parse_mac, 4.17); nil for other strings.
  static func octets(_ text: some Sequence<UInt8>) -> [UInt8]? {
    var rest = Array(text)[...]
    var octets: [UInt8] = []
    while !rest.isEmpty, octets.count < MACAddress.octetCount {
      let (value, used) = CText.signed(rest, base: 16)
      let next = rest.dropFirst(2).first
      guard used == 2, next == nil || next == UInt8(ascii: ":") else { return nil }
      octets.append(UInt8(truncatingIfNeeded: value))
      rest = rest.dropFirst(3)
    }
    return octets.count == MACAddress.octetCount ? octets : nil
  }
}

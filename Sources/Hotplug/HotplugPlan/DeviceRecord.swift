public import XLModel

/// A device as libxl keeps it in its JSON of a domain's configuration, by which `xl list -l`, `xl save` and a
/// reboot know it.
public struct DeviceRecord: Hashable, Sendable {
  /// The list that a device is in.
  public enum List: String, Hashable, Sendable {
    /// Disks, distinguished by `vdev`, as it was written.
    case disks
    /// Interfaces, distinguished by `devid`.
    case nics
  }

  /// By what libxl informs the devices of a list apart (COMPARE_DISK and COMPARE_DEVID of libxl 4.17,
  /// observed).
  public enum Key: Hashable, Sendable {
    /// A disk's `vdev`: `xvda` and `51712` are two.
    case vdev([UInt8])
    /// An interface's number.
    case devid(Int32)
  }

  /// The file of the domain's configuration.
  public var document: String
  /// The device.
  public var address: DeviceAddress
  /// Which one of its list it is.
  public var key: Key
  /// The device as libxl writes it, an object of JSON that begins at the margin.
  public var text: [UInt8]

  /// Whether the device is there already, and only its description changes.
  public var isChange = false

  /// The list that it is in.
  public var list: List {
    switch key {
    case .vdev: .disks
    case .devid: .nics
    }
  }

  /// A disk as it was written: libxl keeps no defaults (observed with xl 4.17).
  public init(_ disk: DiskSpec, of request: DiskRequest, in document: String) {
    self.init(
      document: document,
      address: request.address,
      key: .vdev(request.virtualDeviceName),
      text: LibxlJSON.text(disk),
    )
  }

  /// A CD drive with another medium, as xl writes it.
  public init(_ disk: DiskSpec, of drive: CDDrive, in document: String) {
    self.init(document: document, address: drive.address, key: .vdev(drive.name), text: LibxlJSON.text(disk))
    isChange = true
  }

  /// An interface as it was written, but for number, MAC and type, which libxl keeps as chosen (observed with
  /// xl 4.17).
  public init(_ nic: NicSpec, of request: NicRequest, in document: String) {
    var members = nic.orderedMembers(devid: request.address.devid)
    Self.put(DomainMember("mac", .name(request.mac)), into: &members)
    Self.put(DomainMember("nictype", .name(request.isEmulated ? "vif_ioemu" : "vif")), into: &members)
    self.init(
      document: document,
      address: request.address,
      key: .devid(request.address.devid),
      text: LibxlJSON.text(members),
    )
  }

  /// A device by its parts.
  public init(document: String, address: DeviceAddress, key: Key, text: [UInt8]) {
    self.document = document
    self.address = address
    self.key = key
    self.text = text
  }

  /// The members of an interface up to the last that is put in, in libxl's order.
  private static let order = [
    "backend_domname", "devid", "mtu", "vlan", "model", "mac", "ip", "bridge", "ifname", "script", "nictype",
  ]

  /// Puts a member instead, unless it is there.
  private static func put(_ member: DomainMember, into members: inout [DomainMember]) {
    if members.contains(where: { $0.path == member.path }) { return }
    let before = order.prefix { $0 != member.path }
    let index = members.lastIndex { before.contains($0.path) }.map { $0 + 1 } ?? 0
    members.insert(member, at: index)
  }
}

extension DeviceRecord: CustomStringConvertible {
  /// Device and file.
  public var description: String { "\(address) in '\(document)'" }
}

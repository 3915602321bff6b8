/// What the store reports about a guest and of one of its disks, as far as a change of the medium depends on
/// it.
public struct DriveFacts: Hashable, Sendable {
  /// The disk.
  public var address: DeviceAddress
  /// Its recorded vdev.
  public var name: [UInt8] = []
  /// Whether it is a CD drive.
  public var isCDROM = true
  /// The value of its key `params`, which names the medium.
  public var params: [UInt8] = []
  /// How the guest is virtualized.
  public var guestType = HostFacts.GuestType.hvm
  /// The domain in which the qemu of the guest runs; nil for the domain of the engine.
  public var stubDomain: UInt16?
  /// The kind of the guest's device model, in libxl's word.
  public var deviceModel = Array("qemu_xen".utf8)
  /// The domain in which the engine runs.
  public var ownDomid: UInt16 = 0

  /// An empty drive of an ordinary HVM guest.
  public init(_ address: DeviceAddress) { self.address = address }

  /// The medium in the drive; nil for none.
  public var medium: Medium? { Medium(params: params) }

  /// The drive; throws where its medium cannot be changed, as libxl 4.17 refuses it, or not by the native
  /// engine.
  public func drive(document: String?, isNative: Bool) throws(PlanFault) -> CDDrive {
    let drive = CDDrive(address, name: name, document: document)
    guard isCDROM else {
      throw .unsupported("\(drive) is a disk; expected a CD drive", instead: "use a drive such as hdc")
    }
    guard guestType == .hvm else {
      throw .unsupported(
        "domain \(address.domid) is a \(guestType.rawValue.uppercased()) guest; "
          + "Xen can change media only for HVM guests",
        instead: "detach the drive, and attach it with the other image"
      )
    }
    if let stubDomain {
      throw .unsupported(
        "QEMU of domain \(address.domid) runs in stub domain \(stubDomain); "
          + "Xen 4.17 cannot change media there",
        instead: "shut down the guest, and change its configuration"
      )
    }
    guard isNative else { return drive }
    if let obstacle = nativeObstacle { throw .unsupported(obstacle, instead: "use --engine libxl") }
    return drive
  }

  /// Why the native engine does not change the medium; nil where it does.
  private var nativeObstacle: String? {
    if deviceModel != Array("qemu_xen".utf8) {
      return "the device model of domain \(address.domid) is '\(String(readable: deviceModel))'; "
        + "expected 'qemu_xen'"
    }
    if address.backend != .qdisk || address.backendDomid != ownDomid {
      return "the drive has backend \(address.backend.rawValue) in domain \(address.backendDomid); "
        + "expected qdisk in domain \(ownDomid)"
    }
    // What cannot be named cannot be inserted again.
    if medium == nil, let colon = params.firstIndex(of: UInt8(ascii: ":")), colon + 1 < params.count {
      return "the medium in the drive has an unknown format: '\(String(readable: params))'"
    }
    return nil
  }
}

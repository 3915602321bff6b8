import HotplugPlan
import HotplugScript
import Libxl

extension LibxlDisk {
  /// The disk that a request describes, as xl would fill it in: what is libxl's default anyway is left to it.
  init(_ disk: DiskRequest) {
    self.init()
    backendDomid = UInt32(disk.address.backendDomid)
    path = disk.target
    vdev = disk.virtualDeviceName
    isWritable = disk.mode != .readOnly
    isRemovable = disk.isCDROM
    isCDROM = disk.isCDROM
    isDirectIOSafe = disk.isDirectIOSafe
    discards = disk.isDiscardEnabled
    trusted = disk.isTrusted
    switch disk.address.backend {
    case .qdisk:
      format = Format(qemuWord: disk.qemuFormat)
      // libxl comes to qemu by itself where the kernel cannot read the format, as it does for xl; asked for
      // it, it would refuse a guest whose qemu is not up (libxl_disk.c, dm_needed, Xen 4.17).
      backend = format == .raw ? .qdisk : .open
    case .vbd, .vif:
      backend = .phy
      format = .raw
      // Another backend than the kernel's would take the usual script for one of a user's.
      script = disk.scriptPath.flatMap { $0 == usualScript("block") ? nil : Array($0.utf8) }
    }
  }
}

extension LibxlDisk {
  /// Why libxl cannot be given a disk, in words; nil where it can.
  static func obstacle(_ disk: DiskRequest) -> String? {
    disk.extras.isEmpty ? nil : "no support for the COLO parameters; use --engine native"
  }

  /// A CD drive with its new medium, as xl fills it in (xl_cdrom.c, Xen 4.17).
  init(_ change: MediumChange) {
    self.init()
    backendDomid = UInt32(change.drive.address.backendDomid)
    path = change.after?.target ?? []
    vdev = change.drive.name
    format = change.after.map { Format(qemuWord: $0.formatWord) } ?? .empty
    backend = .open
    (isWritable, isRemovable, isCDROM) = (false, true, true)
  }
}

extension LibxlDisk.Format {
  /// The format that a word for qemu means.
  fileprivate init(qemuWord: String) {
    switch qemuWord {
    case "qcow": self = .qcow
    case "qcow2": self = .qcow2
    case "vhd": self = .vhd
    case "qed": self = .qed
    default: self = .raw
    }
  }
}

extension LibxlNic {
  /// The interface that a request describes.
  init(_ nic: NicRequest) {
    self.init()
    backendDomid = UInt32(nic.address.backendDomid)
    devid = nic.address.devid
    mtu = nic.mtu
    mac = nic.mac.split(separator: ":").map { UInt8($0, radix: 16) ?? 0 }
    ip = nic.ip
    bridge = nic.bridge
    ifname = nic.interfaceName
    gatewayDevice = nic.gatewayDevice
    script = nic.scriptPath.flatMap { $0 == usualScript("vif-bridge") ? nil : Array($0.utf8) }
    type = nic.isEmulated ? .emulated : .paravirtual
    rateBytesPerInterval = nic.rate?.bytesPerInterval ?? 0
    rateIntervalMicroseconds = nic.rate?.intervalMicroseconds ?? 0
    trusted = nic.isTrusted
  }

  /// Why libxl cannot be given an interface, in words; nil where it can.
  static func obstacle(_ nic: NicRequest) -> String? {
    if nic.vlan != nil { return "no support for 'vlan' in this libxl; use --engine native" }
    if !nic.extras.isEmpty { return "no support for the COLO parameters; use --engine native" }
    return nil
  }
}

/// The script that libxl takes where none is named.
private func usualScript(_ name: String) -> String { "\(ScriptPath.standardDirectory)/\(name)" }

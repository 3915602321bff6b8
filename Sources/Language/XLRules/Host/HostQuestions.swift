import XLModel
import XLText

/// What of a machine a file depends on, so that nothing else is checked.
public struct HostQuestions: Hashable, Sendable {
  /// The script of an interface that names none (tools/libs/light/libxl_nic.c, Xen 4.17 to 4.23).
  public static let nicScript = Array("vif-bridge".utf8)
  /// The script of a disk that names none (tools/libs/light/libxl_disk.c).
  public static let diskScript = Array("block".utf8)
  /// The bridge of an interface that names none.
  public static let bridge = Array("xenbr0".utf8)
  /// The script that needs the tools of Open vSwitch.
  static let openVSwitchScript = Array("vif-openvswitch".utf8)

  /// Keys of files that the machine has to have.
  public static let fileKeys = [
    "kernel", "ramdisk", "bootloader", "device_model_override", "bios_path_override", "acpi_firmware",
    "smbios_firmware", "device_tree",
  ]
  /// Of these, what lies in the guest's own disk where a bootloader reads it.
  private static let guestKeys: Set<String> = ["kernel", "ramdisk"]

  /// Paths of files and devices; relative ones are seen from the directory in which xl is started.
  public var paths: Set<[UInt8]> = []
  /// Names of scripts.
  public var scripts: Set<[UInt8]> = []
  /// Names and numbers of domains.
  public var domains: Set<[UInt8]> = []
  /// Names and numbers of CPU pools.
  public var pools: Set<[UInt8]> = []

  init(_ file: RuleSubject) {
    for (_, text) in Self.files(of: file) { paths.insert(text.bytes) }
    for device in PCIAddresses.all(of: file) { paths.insert(device.path) }
    if let pool = file.text("pool"), !pool.isEmpty { pools.insert(pool) }
    for disk in file.devices.disks {
      if let target = Self.target(of: disk) { paths.insert(target.value) }
      if let script = Self.script(of: disk) { scripts.insert(script) }
      if let domain = Self.foreign(disk.spec.backendDomain) { domains.insert(domain) }
    }
    for nic in file.devices.nics {
      if let script = Self.script(of: nic) { scripts.insert(script) }
      if let domain = Self.foreign(nic.spec.backendDomain) { domains.insert(domain) }
    }
  }

  /// The settings that name a file of the machine.
  static func files(of file: RuleSubject) -> [(key: String, text: EmbeddedText)] {
    let hasLoader = file.reading.last("bootloader") != nil
    return fileKeys.compactMap { key in
      if hasLoader, guestKeys.contains(key) { return nil }
      guard let index = file.reading.lastIndex(of: key.utf8), let text = file.reading.text(of: index),
        !text.bytes.isEmpty, isPath(text.bytes, of: key, file)
      else { return nil }
      return (key, text)
    }
  }

  /// Whether a value is the path of a file: names without a slash are firmware and programs of Xen's own.
  private static func isPath(_ value: [UInt8], of key: String, _ file: RuleSubject) -> Bool {
    if value.first == UInt8(ascii: "/") { return true }
    return guestKeys.contains(key) && file.domain.guest != .hvm && !file.domain.isFragment
  }

  /// The fix of a path that leads nowhere.
  static func pathHelp(_ path: [UInt8]) -> String {
    path.first == UInt8(ascii: "/")
      ? "create it, or correct the path"
      : "write an absolute path; xl resolves a relative path in its current directory"
  }

  /// The target of a disk, where it is a path that this machine has to have.
  static func target(of disk: ConfigDevices.Disk) -> Sourced<[UInt8]>? {
    guard disk.spec.script == nil, foreign(disk.spec.backendDomain) == nil, let target = disk.spec.target,
      !target.value.isEmpty
    else { return nil }
    return target
  }

  /// The disks whose target this machine was asked about: the target, its place in the file, and what it is.
  static func targets(of file: RuleSubject, on host: HostLook) -> [(
    disk: ConfigDevices.Disk, target: Sourced<[UInt8]>, place: ByteRange, path: HostLook.Path
  )] {
    file.devices.disks.compactMap { disk in
      guard let target = target(of: disk), let path = host.paths[target.value] else { return nil }
      return (disk, target, disk.text.place(target.range), path)
    }
  }

  /// The script that this machine runs for a disk; none where another domain does, or the disk needs none.
  static func script(of disk: ConfigDevices.Disk) -> [UInt8]? {
    if foreign(disk.spec.backendDomain) != nil { return nil }
    return disk.spec.script?.value
  }

  /// The script that this machine runs for an interface.
  static func script(of nic: ConfigDevices.Nic) -> [UInt8]? {
    if foreign(nic.spec.backendDomain) != nil { return nil }
    guard let script = nic.spec.script?.value, !script.isEmpty else { return nicScript }
    return script
  }

  /// A backend domain that is not the one that xl runs in.
  static func foreign(_ domain: Sourced<[UInt8]>?) -> [UInt8]? {
    guard let domain, !OwnDomain.isNamed(domain.value) else { return nil }
    return domain.value
  }

  /// The last part of a script's name.
  static func fileName(_ script: [UInt8]) -> ArraySlice<UInt8> {
    script.lastIndex(of: UInt8(ascii: "/")).map { script[($0 + 1)...] } ?? script[...]
  }
}

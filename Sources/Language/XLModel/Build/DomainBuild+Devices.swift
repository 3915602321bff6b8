/// What libxl refuses of single devices: disks before the domain is built, channels before the device
/// model starts, USB after.
///
/// xl: tools/libs/light/libxl_disk.c libxl__device_disk_setdefault, libxl_console.c
/// libxl__init_console_from_channel, libxl_usb.c libxl__device_usbctrl_setdefault and
/// libxl__device_usbdev_setdefault.
extension DomainBuild {
  /// The members of each device of a list.
  private func devices(_ path: String) -> [[String: DomainValue]] {
    guard case .list(let values) = spec[path] else { return [] }
    return values.map { value in
      guard case .members(let members) = value else { return [:] }
      return Dictionary(members.map { ($0.path, $0.value) }) { _, last in last }
    }
  }

  /// One refusal for each device of a list that has a reason.
  private func refusals(_ path: String, _ reason: ([String: DomainValue]) -> BuildRefusal.Reason?)
    -> [BuildRefusal]
  {
    devices(path).enumerated().compactMap { index, device in
      reason(device).map { BuildRefusal($0, [path], element: index) }
    }
  }

  var diskRefusals: [BuildRefusal] {
    guard guest == .hvm else { return [] }
    return refusals("disks") { disk in
      guard disk["is_cdrom"] == .number(1) else { return nil }
      if disk["backend"] == .name("phy") { return release.hasPhysicalCDROM ? nil : .physicalCDROM }
      // Of a disk that names another backend this is reported in the disk's string.
      return disk["script"] != nil && disk["backend"] == nil ? .scriptOfCDROM : nil
    }
  }

  var channelRefusals: [BuildRefusal] {
    refusals("channels") { channel in
      if channel["name"] == nil { return .channelName }
      return release.numbersChannelsAsConsoles && channel["devid"] == .number(0) ? .channelNumber : nil
    }
  }

  var usbDeviceRefusals: [BuildRefusal] {
    let controllers = Int64(spec.count("usbctrls"))
    return refusals("usbctrls") { usbControllerConflict($0).map { .usbController($0) } }
      + refusals("usbdevs") { device in
        guard case .number(let controller) = device["ctrl"] else {
          return device["port"] == nil ? nil : .usbPort
        }
        return (0..<controllers).contains(controller) ? nil : .usbDeviceController(controller)
      }
  }

  /// The most ports of a controller for paravirtualized guests, and of one of USB 3 in QEMU.
  private static let (portsMax, portsMaxOfUSB3): (Int64, Int64) = (31, 15)
  /// The ports that QEMU's controllers of USB 1 and 2 have.
  private static let fixedPorts: [Int64: Int64] = [1: 2, 2: 6]
  private static let versionDefault: Int64 = 2

  private func usbControllerConflict(_ controller: [String: DomainValue])
    -> BuildRefusal.USBControllerConflict?
  {
    func number(_ name: String) -> Int64? {
      if case .number(let number) = controller[name], number != 0 { number } else { nil }
    }
    var isEmulated = guest == .hvm
    if case .name(let type) = controller["type"], type != "auto" { isEmulated = type == "devicemodel" }
    let (version, ports) = (number("version") ?? Self.versionDefault, number("ports"))
    let newest: Int64 = isEmulated ? 3 : 2
    guard (1...newest).contains(version) else { return .version(version, most: newest) }
    guard let ports else { return nil }
    if isEmulated, let fixed = Self.fixedPorts[version] {
      return ports == fixed ? nil : .ports(ports, version: version, least: fixed, most: fixed)
    }
    let most = isEmulated ? Self.portsMaxOfUSB3 : Self.portsMax
    // Of USB 3 libxl compares with the greatest number only.
    let isTaken = ports <= most && (isEmulated || ports >= 1)
    return isTaken ? nil : .ports(ports, version: version, least: 1, most: most)
  }
}

/// What libxl refuses while it fills in defaults, before the domain exists.
///
/// xl: tools/libs/light/libxl_create.c libxl__domain_config_setdefault and
/// libxl__domain_build_info_setdefault, libxl_x86.c libxl__arch_passthrough_mode_setdefault.
extension DomainBuild {
  var passthroughRefusals: [BuildRefusal] {
    let path = "c_info.passthrough"
    if name(path) == "disabled", hasPassedDevices {
      return [BuildRefusal(.passthrough(.disabled), path, "pcidevs", "dtdevs")]
    }
    if guest == .pvh, hasPassthrough {
      return [BuildRefusal(.passthrough(.ofPVH), path, "pcidevs", "dtdevs")]
    }
    guard name(path) == "share_pt" else { return [] }
    if guest == .pv { return [BuildRefusal(.passthrough(.sharedOfPV), path)] }
    return isOff("c_info.hap") ? [BuildRefusal(.passthrough(.sharedWithoutHAP), path, "c_info.hap")] : []
  }

  var memoryRefusals: [BuildRefusal] {
    let hasNodes = spec.count("b_info.vnuma_nodes") > 0
    if guest == .pv { return hasNodes ? [BuildRefusal(.vnumaOfPV, "b_info.vnuma_nodes")] : [] }
    guard hasMemoryOnDemand else { return [] }
    let memory = "b_info.target_memkb"
    let most = "b_info.max_memkb"
    var refusals: [BuildRefusal] = []
    // No PVH guest has devices that are passed through.
    if hasPassthrough, guest == .hvm {
      let reason = BuildRefusal.Reason.memoryOnDemand(.passthrough)
      refusals.append(BuildRefusal(reason, memory, most, "c_info.passthrough", "pcidevs", "dtdevs"))
    }
    if hasNodes { refusals.append(BuildRefusal(.memoryOnDemand(.vnuma), memory, most, "b_info.vnuma_nodes")) }
    return refusals
  }

  /// HVM guests: what the device model and its firmware can do.
  var deviceModelDefaults: [BuildRefusal] {
    guard guest == .hvm else { return processorCountRefusals }
    return firmwareRefusals + directBootRefusals + processorCountRefusals + graphicsRefusals + usbBusRefusals
  }

  private var firmwareRefusals: [BuildRefusal] {
    let path = "b_info.type.hvm.bios"
    guard let firmware = name(path), (firmware == "rombios") != isTraditional else { return [] }
    let reason = BuildRefusal.Reason.firmware(required: isTraditional ? "rombios" : nil)
    return [BuildRefusal(reason, path, "b_info.device_model_version", "b_info.device_model_stubdomain")]
  }

  private var directBootRefusals: [BuildRefusal] {
    let paths = ["b_info.ramdisk", "b_info.cmdline"]
    guard spec["b_info.kernel"] == nil, paths.contains(where: { spec[$0] != nil }) else { return [] }
    return [BuildRefusal(.directBootWithoutKernel, paths + ["b_info.kernel"])]
  }

  /// libxl compares the bytes of the map with the number of processors that an HVM guest can have.
  private static let processorMapSize = 128 * 8

  private var processorCountRefusals: [BuildRefusal] {
    let path = "b_info.avail_vcpus"
    if spec.count(path) <= Self.processorMapSize { return [] }
    return [BuildRefusal(.processorCount(most: Self.processorMapSize), path)]
  }

  /// The least video memory in MiB that libxl takes for the card; nil for any amount.
  private var leastVideoMemory: Int64? {
    switch (graphicsCard, isTraditional) {
    case ("none", _): nil
    case ("qxl", _): 128
    case ("std", true): 8
    case ("std", false): 16
    // The traditional device model gives Cirrus cards 4 MiB, whatever is reported.
    case (_, true): nil
    case (_, false): 8
    }
  }

  /// The video memory in KiB.
  var videoMemory: UInt64 {
    if let given = kibibytes("b_info.video_memkb") { return given }
    return guest != .hvm || graphicsCard == "none"
      ? 0 : UInt64(leastVideoMemory ?? Self.traditionalVideoMemory) << 10
  }

  /// What Cirrus cards of the traditional device model have, in MiB.
  private static let traditionalVideoMemory: Int64 = 4

  private var graphicsRefusals: [BuildRefusal] {
    let path = "b_info.type.hvm.vga.kind"
    let card = graphicsCard
    if card == "qxl", isTraditional {
      let version = "b_info.device_model_version"
      let reason = BuildRefusal.Reason.traditionalDeviceModel(.qxl)
      return [BuildRefusal(reason, path, version, "b_info.device_model_stubdomain")]
    }
    guard let memory = kibibytes("b_info.video_memkb"), let least = leastVideoMemory,
      memory < UInt64(least) << 10
    else { return [] }
    return [BuildRefusal(.videoMemory(card: card, least: least), path, "b_info.video_memkb")]
  }

  private var usbBusRefusals: [BuildRefusal] {
    guard hasPlainUSB, usbVersion != 0 || redirectedDevices != 0 else { return [] }
    let hvm = "b_info.type.hvm."
    var paths = [hvm + "usbversion", hvm + "usbdevice", hvm + "usbdevice_list"]
    if redirectedDevices != 0 { paths.append(hvm + "spice.usbredirection") }
    if isOn(hvm + "usb") { paths.append(hvm + "usb") }
    return [BuildRefusal(.usbBuses, paths)]
  }

  private static let grantVersions: ClosedRange<Int64> = 0...15

  var grantRefusals: [BuildRefusal] {
    let path = "b_info.max_grant_version"
    guard let version = spec.number(path), !Self.grantVersions.contains(version) else { return [] }
    return [BuildRefusal(.grantVersion, path)]
  }

  var viewRefusals: [BuildRefusal] {
    guard hasAlternateViews else { return [] }
    let old = "b_info.type.hvm.altp2m"
    let views = ["b_info.altp2m"] + (isOn(old) ? [old] : [])
    var refusals: [BuildRefusal] = []
    if isOn("b_info.nested_hvm") {
      refusals.append(BuildRefusal(.nestedViews, ["b_info.nested_hvm"] + views))
    }
    if hasMemoryOnDemand {
      let reason = BuildRefusal.Reason.memoryOnDemand(.alternateViews)
      refusals.append(BuildRefusal(reason, ["b_info.target_memkb", "b_info.max_memkb"] + views))
    }
    return refusals
  }
}

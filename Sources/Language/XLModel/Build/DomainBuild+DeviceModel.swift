/// What libxl refuses while it makes the arguments of the device model.
///
/// xl: tools/libs/light/libxl_dm.c.
extension DomainBuild {
  var deviceModelRefusals: [BuildRefusal] {
    guard hasDeviceModel else { return [] }
    if guest != .hvm, hasDeviceModelDomain {
      return [BuildRefusal(.deviceModelDomain, "vfbs", "b_info.device_model_stubdomain")]
    }
    if isTraditional { return displayRefusals + traditionalRefusals }
    guard guest == .hvm else { return displayRefusals }
    return spiceRefusals + usbRefusals + soundRefusals + graphicsPassthroughRefusals
  }

  /// The first screen of a guest that is not HVM; of HVM guests xl checks this.
  private var displayRefusals: [BuildRefusal] {
    guard guest != .hvm, case .list(let screens) = spec["vfbs"], case .members(let screen)? = screens.first,
      case .members(let vnc)? = screen.first(where: { $0.path == "vnc" })?.value
    else { return [] }
    let values = Dictionary(vnc.map { ($0.path, $0.value) }) { first, _ in first }
    guard case .text(let address) = values["listen"], address.contains(UInt8(ascii: ":")),
      values["display"] != nil, values["enable"] != .choice(false)
    else { return [] }
    return [BuildRefusal(.vncDisplay, "vfbs")]
  }

  private var graphicsPassthroughRefusals: [BuildRefusal] {
    let path = "b_info.type.hvm.gfx_passthru"
    let kind = name(path + "_kind")
    // libxl searches for an integrated graphics device among those that are passed through.
    guard isOn(path), kind == nil || kind == "default", spec.count("pcidevs") == 0 else { return [] }
    return [BuildRefusal(.graphicsPassthrough, path)]
  }

  private var traditionalRefusals: [BuildRefusal] {
    let (version, domain) = ("b_info.device_model_version", "b_info.device_model_stubdomain")
    var refusals: [BuildRefusal] = []
    if guest == .hvm, spec["b_info.kernel"] != nil {
      refusals.append(BuildRefusal(.traditionalDeviceModel(.kernel), "b_info.kernel", version, domain))
    }
    if isOn("b_info.dm_restrict") {
      refusals.append(
        BuildRefusal(.traditionalDeviceModel(.restriction), "b_info.dm_restrict", version, domain)
      )
    }
    return refusals
  }

  private var spiceRefusals: [BuildRefusal] {
    let spice = "b_info.type.hvm.spice."
    // In a domain of its own the device model has no server.
    guard isOn(spice + "enable"), !hasDeviceModelDomain else { return [] }
    var refusals: [BuildRefusal] = []
    let (plain, encrypted) = (spice + "port", spice + "tls_port")
    if spec.number(plain) ?? 0 == 0, spec.number(encrypted) ?? 0 == 0 {
      refusals.append(BuildRefusal(.spicePort, spice + "enable", plain, encrypted))
    }
    if !isOn(spice + "disable_ticketing"), text(spice + "passwd") ?? [] == [] {
      refusals.append(
        BuildRefusal(.spicePassword, spice + "enable", spice + "passwd", spice + "disable_ticketing")
      )
    }
    return refusals
  }

  private static let usbVersions: ClosedRange<Int64> = 1...3
  private static let redirections: ClosedRange<Int64> = 0...4

  private var usbRefusals: [BuildRefusal] {
    let version = usbVersion
    if hasPlainUSB || version == 0 { return [] }
    if !Self.usbVersions.contains(version) {
      return [BuildRefusal(.usbVersion, "b_info.type.hvm.usbversion")]
    }
    if Self.redirections.contains(redirectedDevices) { return [] }
    return [BuildRefusal(.usbRedirection, "b_info.type.hvm.spice.usbredirection")]
  }

  private var soundRefusals: [BuildRefusal] {
    let path = "b_info.type.hvm.soundhw"
    guard let card = text(path), let words = ConfigKeys.named("soundhw")?.words else { return [] }
    return words.all.contains { ConfigWords.isSame($0.spelling, card) }
      ? [] : [BuildRefusal(.soundCard, path)]
  }
}

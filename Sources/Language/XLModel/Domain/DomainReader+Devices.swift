import XLSyntax
import XLText

/// Devices, screens, and the program that emulates them.
extension DomainReader {
  /// What concerns devices that are passed through.
  mutating func passedThrough() {
    if guest == .pv { plain("e820_host") }
    for key in ["pci_msitranslate", "pci_power_mgmt", "pci_permissive", "pci_seize"] { _ = number(key) }
    format("rdm", "pci", "dtdev")
  }

  mutating func disks() {
    guard let texts = list("disk") else { return }
    // The texts up to the first list in the list, at which xl stops, are the first ones of all.
    let known = knownDevices?.disks ?? []
    var disks: [DomainValue] = []
    for (index, text) in texts.enumerated() {
      let disk = index < known.count ? known[index].reading : DiskLowering.read(text.text, xen: xen)
      noteDevice(disk.verdict)
      disks.append(earlier?.disk(index) ?? .members(disk.spec.members))
    }
    if !disks.isEmpty { spec["disks"] = .list(disks) }
  }

  mutating func interfaces() {
    guard let texts = list("vif") else { return }
    let known = knownDevices?.nics ?? []
    var nics: [DomainValue] = []
    for (index, text) in texts.enumerated() {
      let nic = index < known.count ? known[index].lowering : NicLowering(VifSyntax(text.text), xen: xen)
      noteDevice(nic.verdict)
      nics.append(earlier?.nic(index) ?? .members(nic.spec.members(index: index)))
    }
    if !nics.isEmpty { spec["nics"] = .list(nics) }
  }

  /// Notes what xl does with the string of a device.
  private mutating func noteDevice(_ verdict: XLVerdict) {
    switch verdict {
    case .accepts: break
    case .ignores: note(.warns)
    case .rejects: note(.refuses)
    case .dies: note(.dies)
    }
  }

  mutating func ignoredNumber(_ key: String) {
    if number(key) != nil, let entry = entry(key) {
      report(.ignoredKey, .warns, key, at: place(entry))
    }
  }

  mutating func oldDeviceModel() {
    guard text("device_model") != nil, let entry = entry("device_model") else { return }
    report(.ignoredKey, .warns, "device_model", at: place(entry))
  }

  mutating func deviceModelVersion() {
    plain("device_model_version")
    let isGiven = entry("device_model_version").map { !isList($0) } ?? false
    if !isGiven, spec["b_info.device_model"] != nil, let entry = entry("device_model_override") {
      report(
        .withoutEffect(needed: "device_model_version"),
        .warns,
        "device_model_override",
        at: place(entry)
      )
    }
  }

  // MARK: Screens

  /// The keys of a screen, with their names inside `vfbs`.
  private static let screenKeys = [
    ("vnc", "enable"), ("vnclisten", "listen"), ("vncpasswd", "passwd"), ("vncdisplay", "display"),
    ("vncunused", "findunused"),
  ]
  private static let windowKeys = [
    ("sdl", "enable"), ("opengl", "opengl"), ("display", "display"), ("xauthority", "xauthority"),
  ]

  /// PV guests without a screen in `vfb` get one where `vnc` asks for it; for all others every key is read,
  /// and counts for HVM guests only.
  mutating func screens() {
    guard guest == .pv, spec.count("vfbs") == 0 else {
      plain("vnc", "vnclisten", "vncpasswd", "vncdisplay", "vncunused")
      plain("sdl", "opengl", "display", "xauthority")
      if guest != .hvm { for key in Self.screenKeys + Self.windowKeys { forget(key.0) } }
      return
    }
    guard let isShown = number("vnc"), isShown != 0 else { return }
    var vfb: [DomainMember] = [DomainMember("devid", .number(0))]
    let vnc = Self.screenKeys.compactMap { member($0.0, named: $0.1) }
    let sdl = Self.windowKeys.compactMap { member($0.0, named: $0.1) }
    if !vnc.isEmpty { vfb.append(DomainMember("vnc", .members(vnc))) }
    if !sdl.isEmpty { vfb.append(DomainMember("sdl", .members(sdl))) }
    if let keymap = member("keymap", named: "keymap") { vfb.append(keymap) }
    spec.add(DomainMember("vfbs", .list([.members(vfb)])))
    let number = Int64(spec.count("vkbs"))
    spec.add(DomainMember("vkbs", .list([.members([DomainMember("devid", .number(number))])])))
  }

  /// Takes the member of a key away that libxl has no place for.
  private mutating func forget(_ key: String) {
    if let path = ConfigKeys.named(key)?.paths.first { spec[path] = nil }
  }

  /// Reads a plain key into a member of another name.
  private mutating func member(_ key: String, named name: String) -> DomainMember? {
    guard let path = ConfigKeys.named(key)?.paths.first else { return nil }
    if key != "vnc" { plain(key) } else { spec[path] = .choice(true) }
    let value = spec[path]
    spec[path] = nil
    return value.map { DomainMember(name, $0) }
  }

  mutating func graphicsCard() {
    if let text = text("vga") {
      if let key = ConfigKeys.named("vga") { word(text, of: key, at: key.paths[0]) }
    } else if let number = number("stdvga") {
      spec["b_info.type.hvm.vga.kind"] = .name(number == 0 ? "cirrus" : "std")
    }
  }

  mutating func graphicsPassthrough() {
    let path = "b_info.type.hvm.gfx_passthru"
    if let number = quietNumber("gfx_passthru") {
      spec[path] = .choice(number != 0)
    } else if let text = text("gfx_passthru"), let key = ConfigKeys.named("gfx_passthru") {
      if word(text, of: key, at: key.paths[1]) != nil { spec[path] = .choice(true) }
    }
  }

  mutating func listensTwice() {
    guard case .text(let listen) = spec["b_info.type.hvm.vnc.listen"], listen.contains(UInt8(ascii: ":")),
      spec["b_info.type.hvm.vnc.display"] != nil, let entry = entry("vncdisplay"),
      let other = self.entry("vnclisten")
    else { return }
    report(.contradiction(with: place(other)), .refuses, "vncdisplay", at: place(entry))
  }
}

/// A domain with the defaults that libxl gives it before it checks it.
struct DomainBuild {
  let spec: DomainSpec
  let guest: GuestType
  let release: BuildRelease

  init(_ spec: DomainSpec, _ guest: GuestType, _ release: BuildRelease) {
    self.spec = spec
    self.guest = guest
    self.release = release
  }

  // MARK: Values

  /// Whether a truth value is set and true.
  func isOn(_ path: String) -> Bool { spec[path] == .choice(true) }

  /// Whether a truth value is set and false.
  func isOff(_ path: String) -> Bool { spec[path] == .choice(false) }

  /// The word at a path, in libxl's spelling.
  func name(_ path: String) -> String? { if case .name(let name) = spec[path] { name } else { nil } }

  /// The bytes at a path.
  func text(_ path: String) -> [UInt8]? { if case .text(let text) = spec[path] { text } else { nil } }

  /// An amount of memory in KiB, which libxl keeps without a sign; nil for libxl's default.
  func kibibytes(_ path: String) -> UInt64? {
    switch spec[path] {
    case .number(let number): UInt64(bitPattern: number)
    case .unsigned(let number): number
    default: nil
    }
  }

  // MARK: What libxl makes of them

  /// Whether the device model is the traditional one.
  var isTraditional: Bool {
    if let name = name("b_info.device_model_version") { return name == "qemu_xen_traditional" }
    return release.hasTraditionalDeviceModel && guest == .hvm && hasDeviceModelDomain
  }

  /// Whether the device model runs in a domain of its own.
  var hasDeviceModelDomain: Bool { isOn("b_info.device_model_stubdomain") }

  /// Whether there is a device model: every HVM guest has one, others if they have a screen.
  var hasDeviceModel: Bool { guest == .hvm || spec.count("vfbs") > 0 }

  /// Whether devices are passed through.
  var hasPassedDevices: Bool { spec.count("pcidevs") > 0 || spec.count("dtdevs") > 0 }

  /// Whether the domain has an IOMMU, for devices that are listed or for later ones.
  var hasPassthrough: Bool {
    switch name("c_info.passthrough") {
    case "disabled": false
    case nil, "default": hasPassedDevices
    default: true
    }
  }

  /// Whether the guest starts with less memory than it may have, so that the rest is there on demand only.
  ///
  /// libxl compares before it fills in what is missing, which counts as the greatest number.
  var hasMemoryOnDemand: Bool {
    guest != .pv && kibibytes("b_info.target_memkb") ?? .max < kibibytes("b_info.max_memkb") ?? .max
  }

  /// Whether the guest has alternate views of its memory.
  var hasAlternateViews: Bool {
    if guest == .pv { return false }
    return guest == .hvm && isOn("b_info.type.hvm.altp2m") || name("b_info.altp2m") != nil
  }

  /// The graphics card, in libxl's words.
  var graphicsCard: String { name("b_info.type.hvm.vga.kind") ?? "cirrus" }

  /// How many processors the guest can have.
  var processorCount: Int64 { max(1, spec.number("b_info.max_vcpus") ?? 0) }

  /// How many USB devices of a SPICE client the guest gets; none without SPICE.
  var redirectedDevices: Int64 {
    let number = spec.number("b_info.type.hvm.spice.usbredirection") ?? 0
    return isOn("b_info.type.hvm.spice.enable") ? number : min(0, number)
  }

  /// The version of the USB bus; 2 where devices are redirected and nothing is reported.
  var usbVersion: Int64 {
    let version = spec.number("b_info.type.hvm.usbversion") ?? 0
    return version == 0 && redirectedDevices > 0 ? 2 : version
  }

  /// Whether there is a USB bus of the older kind.
  var hasPlainUSB: Bool {
    isOn("b_info.type.hvm.usb") || spec["b_info.type.hvm.usbdevice"] != nil
      || spec.count("b_info.type.hvm.usbdevice_list") > 0
  }
}

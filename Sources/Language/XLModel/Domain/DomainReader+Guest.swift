import XLText

/// What the domain is called, what kind it is, what it has of memory and processors.
extension DomainReader {
  /// What `xl create` sets whatever the file says (xl.conf's defaults among it).
  mutating func start() {
    spec["c_info.type"] = .name(guest.rawValue)
    spec["c_info.run_hotplug_scripts"] = .choice(true)
    spec["b_info.claim_mode"] = .choice(true)
    spec["on_reboot"] = .name("restart")
    spec["on_soft_reset"] = .name("soft_reset")
  }

  /// With a label for building, the other one holds only afterwards.
  mutating func securityLabels() {
    let initial = text("init_seclabel")
    if let initial { spec["c_info.ssid_label"] = .text(initial.bytes) }
    if let label = text("seclabel") {
      spec[initial == nil ? "c_info.ssid_label" : "b_info.exec_ssid_label"] = .text(label.bytes)
    }
  }

  mutating func guestType() {
    let path = "c_info.type"
    var written: String?
    for key in ["type", "builder"] {
      guard let text = text(key), let entry = entry(key), let line = ConfigKeys.named(key) else { continue }
      guard let name = word(text, of: line, at: path) else { continue }
      if let written, written != name, let other = self.entry("type") {
        report(.contradiction(with: place(other)), .refuses, key, at: place(entry))
        spec[path] = .name(written)
      } else {
        written = name
      }
    }
    guest = written.flatMap(GuestType.init) ?? .pv
  }

  mutating func name() {
    if let name = text("name") {
      spec["c_info.name"] = .text(name.bytes)
    } else {
      report(.missingName, .refuses, "name", at: ByteRange(0, 0))
    }
  }

  mutating func uuid() {
    guard let text = text("uuid"), let entry = entry("uuid") else { return }
    let lower = text.bytes.map(\.lowercased)
    guard DeviceValues.isUUID(lower) else {
      report(.malformedUUID, .refuses, "uuid", at: place(entry))
      return
    }
    // All zero is how libxl says that none is set.
    let isSet = lower.contains { $0 != UInt8(ascii: "0") && $0 != UInt8(ascii: "-") }
    spec["c_info.uuid"] = isSet ? .text(lower) : nil
  }

  /// The first release in which a guest has one processor where the file reports nothing, or less.
  private static let oneProcessorSinceMinor = 22
  /// The most bits of a processor map that are listed one by one.
  private static let processorsListedMax: Int64 = 1 << 16

  mutating func memoryAndProcessors() {
    plain("memory", "maxmem")
    var vcpus = number("vcpus") ?? 0
    if xen.minor >= Self.oneProcessorSinceMinor {
      vcpus = max(1, vcpus)
    } else if vcpus < 0, let entry = entry("vcpus") {
      report(.outOfRange(least: 0, most: nil), .refuses, "vcpus", at: place(entry))
      vcpus = 0
    }
    let listed = min(vcpus, Self.processorsListedMax)
    if listed > 0 { spec["b_info.avail_vcpus"] = .list((0..<listed).map { .number($0) }) }
    let maximum = "b_info.max_vcpus"
    if let number = number("maxvcpus") { spec[maximum] = ConfigNumber().value(number, xen) }
    plain("vuart")
    format("vnuma")
    if spec["b_info.max_memkb"] == nil { spec["b_info.max_memkb"] = spec["b_info.target_memkb"] }
    if spec[maximum] == nil { spec[maximum] = ConfigNumber().value(vcpus, xen) }
    if (spec.number(maximum) ?? 0) < vcpus { tooFewProcessors() }
    format("cpus", "cpus_soft")
  }

  /// The guest can have fewer processors than it starts with.
  private mutating func tooFewProcessors() {
    let maximum = entry("maxvcpus")
    if let maximum, let vcpus = entry("vcpus"), quietNumber("maxvcpus") ?? 0 > 0 {
      report(.contradiction(with: place(maximum)), .refuses, "vcpus", at: place(vcpus))
    } else if let entry = maximum ?? entry("vcpus") {
      let key = maximum == nil ? "vcpus" : "maxvcpus"
      report(.outOfRange(least: 0, most: Int64(Int32.max)), .refuses, key, at: place(entry))
    }
  }
}

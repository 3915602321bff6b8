import XLModel
import XLText
import XML

/// Writes an interface as libvirt's element `interface`.
struct LibvirtNicWriter {
  /// libvirt's word for an interface without an emulated card.
  private static let netfront = "netfront"
  /// What libxl takes for the emulated card where none is named (libxl_nic.c, 4.17).
  private static let modelDefault = "rtl8139"
  /// libvirt drops the name of an interface that begins so, since it generates such names.
  private static let generatedPrefix = "vif"

  private let nic: NicSpec
  private let index: Int
  /// What does not survive.
  private(set) var losses: LibvirtLosses

  init(_ nic: ConfigDevices.Nic, of guest: GuestDevices) {
    self.nic = nic.spec
    index = nic.index
    losses = LibvirtLosses(guest, nic.text)
  }

  /// Writes the interface.
  mutating func write(to writer: inout XMLWriter) {
    let bridge = value(.bridge, .bridge)
    writer.begin("interface", [("type", bytes(bridge == nil ? "ethernet" : "bridge"))])
    if let mac = mac() { writer.element("mac", [("address", mac)]) }
    if let bridge { writer.element("source", [("bridge", bridge)]) }
    for address in addresses() { writer.element("ip", [("address", address)]) }
    if let script = value(.script, .line) { writer.element("script", [("path", script)]) }
    if let name = interfaceName() { writer.element("target", [("dev", name)]) }
    if let model = model() { writer.element("model", [("type", model)]) }
    if let average = average() {
      writer.begin("bandwidth")
      writer.element("outbound", [("average", bytes(String(average)))])
      writer.end()
    }
    if let backend = value(.backend, .line) { writer.element("backenddomain", [("name", backend)]) }
    writer.end()
    reportLosses()
  }

  private mutating func mac() -> [UInt8]? {
    guard let mac = nic.mac else { return nil }
    if mac.isMulticast {
      losses.lose(NicKey.mac.name, at: nic.range(of: .mac), "libvirt takes no address of a group")
      return nil
    }
    return bytes(mac.description)
  }

  private mutating func addresses() -> [[UInt8]] {
    guard let ip = nic.ip, !ip.value.isEmpty else { return [] }
    let addresses = ip.value.split(separator: UInt8(ascii: " ")).map { Array($0) }
    let areAddresses = addresses.allSatisfy {
      IPAddressText.isAddress($0) && !$0.contains(UInt8(ascii: "/"))
    }
    // What is joined with blanks again has to be the same.
    guard areAddresses, Array(addresses.joined(separator: [0x20])) == ip.value else {
      losses.lose(
        NicKey.ip.name,
        at: ip.range,
        "libvirt takes addresses only, without the length of a prefix"
      )
      return []
    }
    return addresses
  }

  private mutating func interfaceName() -> [UInt8]? {
    guard let name = value(.vifname, .device) else { return nil }
    if name.starts(with: Self.generatedPrefix.utf8) {
      losses.lose(
        NicKey.vifname.name,
        at: nic.range(of: .vifname),
        "libvirt drops names that begin with '\(Self.generatedPrefix)'"
      )
      return nil
    }
    return name
  }

  /// libvirt has the type of an interface in its model.
  private mutating func model() -> [UInt8]? {
    let model = value(.model, .word)
    let isNetfront = model?.elementsEqual(Self.netfront.utf8) ?? false
    let range = nic.range(of: .model) ?? nic.range(of: .type)
    switch nic.type {
    case .vif:
      if model != nil { losses.lose(NicKey.model.name, at: range, "libvirt has no model beside 'type=vif'") }
      return bytes(Self.netfront)
    case .vif_ioemu:
      guard let model else {
        losses.change(
          "'model' becomes '\(Self.modelDefault)', libxl's default, which libvirt needs",
          at: range
        )
        return bytes(Self.modelDefault)
      }
      if isNetfront {
        losses.lose(NicKey.model.name, at: range, "'\(Self.netfront)' means 'type=vif' to libvirt")
        losses.change(
          "'model' becomes '\(Self.modelDefault)', libxl's default, which libvirt needs",
          at: range
        )
        return bytes(Self.modelDefault)
      }
      return model
    case nil:
      guard let model else { return nil }
      if isNetfront {
        losses.lose(NicKey.model.name, at: range, "'\(Self.netfront)' means 'type=vif' to libvirt")
        return nil
      }
      losses.change("'type' becomes 'ioemu': libvirt emulates an interface that has a model", at: range)
      return model
    }
  }

  /// The bandwidth in KiB a second.
  private mutating func average() -> UInt64? {
    guard let rate = nic.rate, rate.bytesPerInterval > 0 else { return nil }
    let average = rate.kibibytesPerSecond
    let range = nic.range(of: .rate)
    guard let back = Rate(kibibytesPerSecond: average) else {
      losses.lose(NicKey.rate.name, at: range, "libvirt counts in KiB a second")
      return nil
    }
    if back != rate, let text = back.text {
      losses.change(
        "'rate' becomes '\(text)': libvirt counts in KiB a second, and in intervals of 50 ms",
        at: range
      )
    }
    return average
  }

  private mutating func value(_ key: NicKey, _ pattern: LibvirtPattern) -> [UInt8]? {
    losses.writable(key.name, nic.values[key].map { ($0.value, $0.range) }, pattern)
  }

  private mutating func reportLosses() {
    if let devid = nic.devid, Int(devid) != index {
      losses.lose(NicKey.devid.name, at: nic.range(of: .devid), "libvirt numbers interfaces in their order")
    }
    if nic.mtu != 0 {
      losses.lose(NicKey.mtu.name, at: nic.range(of: .mtu), "libvirt's Xen driver ignores it")
    }
    if let device = nic.gatewayDevice { losses.lose(NicKey.gatewaydev.name, at: device.range) }
    if nic.isTrusted == false { losses.lose(NicKey.untrusted.name, at: nic.range(of: .untrusted)) }
    for key in [.vlan, .forwarddev] + NicKey.colo {
      if let range = nic.range(of: key) { losses.lose(key.name, at: range) }
    }
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}

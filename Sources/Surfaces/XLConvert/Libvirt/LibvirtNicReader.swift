import XLModel
import XLRules
import XLText
import XML

/// Makes the vif string that says what an element `interface` of libvirt says.
struct LibvirtNicReader {
  private let nic: XMLElement
  private var text: DeviceString
  private var found: [Diagnostic] = []

  init(_ nic: XMLElement) {
    self.nic = nic
    text = DeviceString(at: nic.range.start)
  }

  /// What is lost or cannot be read.
  var diagnostics: [Diagnostic] { found + text.diagnostics }

  /// Whether the bridge is one of Open vSwitch.
  private var isSwitched: Bool { word("virtualport", "type") == "openvswitch" }

  /// The string; nil of a device that xl does not have, or that cannot be read.
  mutating func string() -> EmbeddedText? {
    let type = nic[attribute: "type"]
    switch type.map({ String(decoding: $0.value.bytes, as: UTF8.self) }) {
    case "bridge", "ethernet", "network": break
    case "hostdev":
      found.append(
        LostFromLibvirt.diagnostic(
          "the interface is lost: it is a PCI device, as in 'pci' of xl.cfg",
          at: nic.range
        )
      )
      return nil
    default:
      found.append(
        UnreadableDevice.diagnostic(
          "the type of the interface is not one of bridge, ethernet and network",
          at: type?.range ?? nic.range
        )
      )
      return nil
    }
    guard namesBridge(type) else { return nil }
    let elements = isSwitched ? LibvirtElements.switchedNic : LibvirtElements.nic
    found += elements.losses(of: nic)
    add(.mac, "mac", "address")
    addBridge()
    addAddresses()
    if attribute("script", "path") != nil {
      add(.script, "script", "path")
    } else if isSwitched, let port = attribute("virtualport", "type") {
      text.add(NicKey.script.name, "vif-openvswitch", at: port.range)
    }
    addModel()
    add(.vifname, "target", "dev")
    addRate()
    add(.mtu, "mtu", "size")
    add(.backend, "backenddomain", "name")
    return text.text
  }

  /// Whether the interface names its bridge, unless its type needs none; xl attaches a vif string without a
  /// bridge to its default bridge, which can be another one.
  private mutating func namesBridge(_ type: XMLElement.Attribute?) -> Bool {
    guard let type, !type.value.bytes.elementsEqual("ethernet".utf8) else { return true }
    if let bridge = attribute("source", "bridge"), !bridge.value.bytes.isEmpty { return true }
    let network = attribute("source", "network")
    found.append(
      UnreadableDevice.diagnostic(
        network == nil
          ? "the interface of the type '\(VisibleText.quoting(type.value.bytes))' names no bridge"
          : "the interface names a network of libvirt without its bridge",
        at: network?.range ?? type.range,
        help: "write '<source bridge=\"…\"/>'"
          + (network == nil ? "" : "; 'virsh net-info' prints the bridge of a network")
      )
    )
    return false
  }

  /// The bridge, with the VLANs that Xen's script for Open vSwitch takes from its name.
  private mutating func addBridge() {
    guard let bridge = attribute("source", "bridge") else { return }
    var value = bridge.value
    if isSwitched, let vlan = nic.child("vlan") {
      let isTrunk = vlan[attribute: "trunk"] != nil
      for tag in vlan.children.prefix(isTrunk ? vlan.children.count : 1) {
        guard let id = tag[attribute: "id"] else { continue }
        value.append(isTrunk ? ":" : ".", standingAt: tag.range)
        value.append(id.value)
      }
    }
    text.add(NicKey.bridge.name, value, at: bridge.range)
  }

  private mutating func addAddresses() {
    let addresses = nic.children.filter { $0.name == "ip" }.compactMap { $0[attribute: "address"] }
    guard let first = addresses.first else { return }
    var value = first.value
    for address in addresses.dropFirst() {
      value.append(" ", standingAt: address.range)
      value.append(address.value)
    }
    text.add(NicKey.ip.name, value, at: first.range)
  }

  /// `netfront` is libvirt's word for an interface without an emulated card.
  private mutating func addModel() {
    guard let model = attribute("model", "type") else { return }
    if model.value.bytes.elementsEqual("netfront".utf8) {
      text.add(NicKey.type.name, "vif", at: model.range)
    } else {
      text.add(NicKey.type.name, "ioemu", at: model.range)
      text.add(NicKey.model.name, model.value, at: model.range)
    }
  }

  /// libvirt counts in KiB a second, and its Xen driver in intervals of 50 ms.
  private mutating func addRate() {
    guard let outbound = nic.child("bandwidth")?.child("outbound"),
      let average = outbound[attribute: "average"]
    else { return }
    guard let number = UInt64(String(decoding: average.value.bytes, as: UTF8.self)),
      let rate = Rate(kibibytesPerSecond: number), let value = rate.text
    else {
      found.append(LibvirtElements.nic.lost("average", of: "outbound", at: average.range))
      return
    }
    text.add(NicKey.rate.name, value, at: average.range)
  }

  private mutating func add(_ key: NicKey, _ element: String, _ name: String) {
    if let found = attribute(element, name) { text.add(key.name, found.value, at: found.range) }
  }

  private func attribute(_ element: String, _ name: String) -> XMLElement.Attribute? {
    nic.child(element)?[attribute: name]
  }

  private func word(_ element: String, _ name: String) -> String? {
    attribute(element, name).map { String(decoding: $0.value.bytes, as: UTF8.self) }
  }
}

extension Rate {
  /// The bytes of libvirt's unit of bandwidth.
  private static let kibibyte: UInt64 = 1024

  /// The rate that libvirt's Xen driver makes of a bandwidth; nil of none, and of one that xl cannot have.
  init?(kibibytesPerSecond number: UInt64) {
    let (bytes, overflows) = number.multipliedReportingOverflow(by: Self.kibibyte)
    let interval = Self.intervalMicrosecondsDefault
    let (product, isTooLarge) = bytes.multipliedReportingOverflow(by: UInt64(interval))
    if overflows || isTooLarge || number == 0 { return nil }
    self.init(bytes: product / 1_000_000, inMicroseconds: interval)
  }

  /// The bandwidth that is nearest below the rate, in KiB a second.
  var kibibytesPerSecond: UInt64 {
    let (high, low) = bytesPerInterval.multipliedFullWidth(by: 1_000_000)
    let divisor = Self.kibibyte * UInt64(intervalMicroseconds)
    return high < divisor ? divisor.dividingFullWidth((high, low)).quotient : 0
  }
}

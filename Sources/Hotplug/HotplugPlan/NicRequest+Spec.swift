import HotplugScript
public import XLModel

extension NicRequest {
  /// The request that a vif string makes on this host: number chosen, script found, defaults filled in
  /// (libxl__device_nic_setdefault, Xen 4.17).
  public init(_ spec: NicSpec, domid: UInt16, facts: HostFacts) throws(PlanFault) {
    let isEmulated = spec.type == .vif_ioemu
    if isEmulated && facts.guestType != .hvm {
      throw .incompatible("type=ioemu", with: "a guest of type \(facts.guestType.rawValue)")
    }
    // libxl takes the number after the last one.
    let devid = spec.givenNumber ?? facts.chosenNicNumber ?? (facts.nicNumbers.max() ?? -1) + 1
    if facts.nicNumbers.contains(devid) { throw .numberTaken(devid) }
    let name = spec.script?.value ?? Array("vif-bridge".utf8)
    let path: String
    do { path = try ScriptPath.resolve(name: name, directory: facts.scriptDirectory).path } catch {
      throw .scriptName(name, reason: "\(error)")
    }
    let address = DeviceAddress(
      kind: .vif,
      backend: .vif,
      domid: domid,
      devid: devid,
      backendDomid: facts.backendDomid
    )
    self.init(address: address, mac: spec.mac.map { "\($0)" } ?? facts.freshMAC, scriptPath: path)
    if let bridge = spec.bridge?.value { self.bridge = bridge }
    ip = spec.ip?.value
    interfaceName = spec.interfaceName?.value
    gatewayDevice = spec.gatewayDevice?.value
    if spec.rateBytesPerInterval > 0 {
      rate = Rate(
        bytesPerInterval: spec.rateBytesPerInterval,
        intervalMicroseconds: spec.rateIntervalMicroseconds
      )
    }
    if spec.mtu != 0 { mtu = spec.mtu }
    vlan = spec.vlan?.value
    extras = ([.forwarddev] + NicKey.colo).compactMap { key in
      spec.values[key].map { Extra(key.name, $0.value) }
    }
    self.isEmulated = isEmulated
    isTrusted = spec.isTrusted ?? true
  }
}

extension NicSpec {
  /// The number that the string gives; nil where the toolstack chooses one.
  public var givenNumber: Int32? { devid.flatMap { $0 >= 0 ? $0 : nil } }
}

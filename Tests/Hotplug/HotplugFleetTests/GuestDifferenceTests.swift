import HotplugFleet
import HotplugPlan
import Testing

/// Which device of a guest is which of a file, and what there is to do.
@Suite struct GuestDifferenceTests {
  private func disk(_ devid: Int32, _ target: String, mode: DiskRequest.Mode = .readWrite) -> DiskRequest {
    DiskRequest(
      address: DeviceAddress(kind: .vbd, backend: .vbd, domid: 7, devid: devid),
      target: Array(target.utf8),
      virtualDeviceName: Array("xvd\(devid)".utf8),
      scriptPath: "/etc/xen/scripts/block",
      mode: mode
    )
  }

  private func nic(_ devid: Int32, _ mac: String) -> NicRequest {
    let address = DeviceAddress(kind: .vif, backend: .vif, domid: 7, devid: devid)
    return NicRequest(address: address, mac: mac, scriptPath: "/etc/xen/scripts/vif-bridge")
  }

  private func observed(_ request: DeviceRequest) -> ObservedDevice {
    ObservedDevice(request.address, request)
  }

  private func changes(_ desired: [DesiredDevice], _ found: [DeviceRequest], isHVM: Bool = false)
    -> [DeviceChange]
  {
    GuestDifference(desired: desired, observed: found.map(observed), isHVM: isHVM).changes
  }

  /// The first word of each change, and the device.
  private func words(_ changes: [DeviceChange]) -> [String] {
    changes.map { change in
      let name = change.address.name
      return switch change {
      case .keep: "keep \(name)"
      case .attach: "attach \(name)"
      case .detach: "detach \(name)"
      case .replace(_, _, let all): "replace \(name) \(all.map(\.parameter.rawValue).joined(separator: ","))"
      case .adjust(_, _, let all): "adjust \(name) \(all.map(\.parameter.rawValue).joined(separator: ","))"
      }
    }
  }

  @Test func disksByTheirNumbers() {
    let desired = [
      disk(51712, "/a"), disk(51728, "/b", mode: .readOnly), disk(51744, "/c"), disk(51776, "/e"),
    ]
    let found = [disk(51712, "/a"), disk(51728, "/b"), disk(51744, "/x"), disk(51760, "/d")]
    let result = changes(desired.map { DesiredDevice(.disk($0)) }, found.map { .disk($0) })
    #expect(
      words(result) == [
        "keep xvda", "replace xvdb access", "replace xvdc target", "attach xvde", "detach xvdd",
      ]
    )
  }

  /// That an image is shared is no difference.
  @Test func sharedIsWritable() {
    let result = changes(
      [DesiredDevice(.disk(disk(51712, "/a")))],
      [.disk(disk(51712, "/a", mode: .readWriteShared))]
    )
    #expect(words(result) == ["keep xvda"])
  }

  @Test func interfacesByTheirMAC() {
    let (first, second) = ("00:16:3e:00:00:0a", "00:16:3E:00:00:0B")
    // In the file another interface comes first, which shifts the places.
    let desired = [nic(0, "00:16:3e:00:00:0c"), nic(1, first), nic(2, second.lowercased())]
      .map { DesiredDevice(.nic($0), isNumberGiven: false) }
    let result = changes(desired, [.nic(nic(0, first)), .nic(nic(1, second))])
    #expect(words(result) == ["attach vif2", "keep vif0", "keep vif1"])
  }

  /// What the file leaves open is as the host has it.
  @Test func openParameters() {
    var found = nic(0, "00:16:3e:00:00:0a")
    (found.bridge, found.scriptPath) = (Array("br9".utf8), "/etc/xen/scripts/vif-route")
    let desired = nic(0, "00:16:3e:11:11:11")
    let open = DesiredDevice(.nic(desired), open: [.mac, .bridge, .script], isNumberGiven: false)
    #expect(words(changes([open], [.nic(found)])) == ["keep vif0"])
    let closed = DesiredDevice(.nic(desired), isNumberGiven: false)
    #expect(words(changes([closed], [.nic(found)])) == ["replace vif0 mac,bridge,script"])
  }

  @Test func ratesAndMediaInPlace() {
    var (fast, slow) = (nic(0, "00:16:3e:00:00:0a"), nic(0, "00:16:3e:00:00:0a"))
    fast.rate = NicRequest.Rate(bytesPerInterval: 500_000, intervalMicroseconds: 50_000)
    #expect(words(changes([DesiredDevice(.nic(fast))], [.nic(slow)])) == ["adjust vif0 rate"])
    slow.bridge = Array("b1".utf8)
    #expect(words(changes([DesiredDevice(.nic(fast))], [.nic(slow)])) == ["replace vif0 bridge,rate"])
    func drive(_ target: String, _ backend: DeviceAddress.Backend) -> DiskRequest {
      DiskRequest(
        address: DeviceAddress(kind: .vbd, backend: backend, domid: 7, devid: 5632),
        target: Array(target.utf8),
        virtualDeviceName: Array("hdc".utf8),
        scriptPath: nil,
        mode: .readOnly,
        isCDROM: true
      )
    }
    let desired = [DesiredDevice(.disk(drive("/new.iso", .qdisk)))]
    #expect(words(changes(desired, [.disk(drive("/old.iso", .qdisk))], isHVM: true)) == ["adjust hdc target"])
    #expect(words(changes(desired, [.disk(drive("", .qdisk))], isHVM: true)) == ["adjust hdc target"])
    #expect(words(changes(desired, [.disk(drive("/old.iso", .qdisk))])) == ["replace hdc target"])
  }

  /// A device of which the store says too little is replaced, since it may be any.
  @Test func unknownDevices() {
    let address = DeviceAddress(kind: .vbd, backend: .vbd, domid: 7, devid: 51712)
    let difference = GuestDifference(
      desired: [DesiredDevice(.disk(disk(51712, "/a")))],
      observed: [ObservedDevice(address, nil)],
      isHVM: false
    )
    #expect(words(difference.changes) == ["replace xvda "])
  }
}

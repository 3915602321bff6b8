import HotplugPlan
import HotplugScript
import HotplugState
import XenstoreHost
import XenstoreWire

/// A device that a check has prepared: its plan is the engine's own.
struct BenchDevice {
  let request: DeviceRequest
  /// Whether the interface exists, of a network interface.
  var hasInterface = true

  var address: DeviceAddress { request.address }
  private var plan: Plan { Plan(attaching: request) }

  /// The executions that connect it, in order.
  var steps: [ScriptStep] {
    plan.steps.compactMap { step in if case .run(let script) = step.action { script } else { nil } }
  }

  /// The changes that write its entries.
  var entries: [StoreOperation] { plan.steps.first?.action.storeChanges ?? [] }

  /// The keys of its backend directory that the toolstack has written and a script may not change.
  var toolstackKeys: Set<String> {
    var keys: Set<String> = []
    for case .write(let path, _) in entries where path.parent == address.backendPath {
      keys.insert(path.name)
    }
    return keys.subtracting(["hotplug-status"])
  }

  /// The name of the target, or of the bridge or interface, in messages.
  var subject: String {
    switch request {
    case .disk(let disk): String(decoding: disk.target, as: UTF8.self)
    case .nic(let nic): hasInterface ? String(decoding: nic.bridge, as: UTF8.self) : nic.deviceName
    }
  }
}

extension Bench {
  /// The number of the guest in most checks.
  ///
  /// A guest of the host has it only after 32,699 others since the boot: Xen counts domids up from 1, to
  /// 32,751 (DOMID_FIRST_RESERVED of xen.h, 4.17). So neither interfaces of guests nor what a script notes
  /// of them below /run are touched.
  static let guest: UInt16 = 32_700
  /// That of the guest by which a check finds out whether the script works at all.
  static let probeGuest = guest + 1
  /// That of a second guest.
  static let otherGuest = guest + 2
  /// Those of the eight guests that connect at once.
  static let crowd = guest + 4...guest + 11
  /// Those of all guests.
  static let guests = guest...crowd.upperBound
  /// The bridge that is made unless one is given.
  static let bridgeDefault = "xlplugbr0"
  /// The master of the ports of Open vSwitch, whatever their bridge.
  static let switchMaster = "ovs-system"

  /// The bridge that interfaces are to join.
  var bridge: String {
    settings.interface.bridge.map { String(decoding: $0, as: UTF8.self) } ?? Self.bridgeDefault
  }

  /// A disk with its entries, ready for its script.
  func disk(
    target: [UInt8],
    guest: UInt16 = Bench.guest,
    mode: DiskRequest.Mode = .readWrite,
  ) throws(CheckEnding) -> BenchDevice {
    let address = DeviceAddress(kind: .vbd, backend: .vbd, domid: guest, devid: 51712)
    let request = DiskRequest(
      address: address,
      target: target,
      virtualDeviceName: Array("xvda".utf8),
      scriptPath: settings.script,
      mode: mode,
    )
    return try prepared(.disk(request))
  }

  /// An interface with its entries and its network device, ready for its script.
  func interface(
    guest: UInt16 = Bench.guest,
    _ edit: (inout NicRequest) -> Void = { _ in },
  ) throws(CheckEnding) -> BenchDevice {
    let address = DeviceAddress(kind: .vif, backend: .vif, domid: guest, devid: 0)
    let digit = String(guest % 10)
    var request = NicRequest(
      address: address,
      mac: "00:16:3e:00:00:0\(digit)",
      scriptPath: settings.script
    )
    request.bridge = settings.interface.bridge ?? Array(bridge.utf8)
    request.ip = settings.interface.ip(ofGuest: guest)
    request.gatewayDevice = settings.interface.gatewayDevice
    edit(&request)
    try makeInterface(request.deviceName)
    if request.isEmulated { try makeInterface(request.deviceName + "-emu") }
    return try prepared(.nic(request))
  }

  /// The device of most checks: the first target, or an interface on a bridge.
  func device(guest: UInt16 = Bench.guest, number: Int = 0) throws(CheckEnding) -> BenchDevice {
    switch settings.kind {
    case .block: return try disk(target: try target(number), guest: guest)
    case .vif:
      if number == 0 { try makeBridge() }
      return try interface(guest: guest)
    }
  }

  /// A device that cannot be connected: its target or its bridge does not exist; where the script connects no
  /// bridge, its interface.
  func impossibleDevice() throws(CheckEnding) -> BenchDevice {
    switch settings.kind {
    case .block: return try disk(target: missingTarget)
    case .vif:
      if try connectsBridge() { return try interface { $0.bridge = Array("xlplug-none".utf8) } }
      var device = try interface()
      removeInterface(name(of: device))
      device.hasInterface = false
      return device
    }
  }

  /// Whether the script makes an interface the port of a bridge; assumed of one that fails.
  private func connectsBridge() throws(CheckEnding) -> Bool {
    if let known = memory.connectsBridge { return known }
    let device = try device(guest: Self.probeGuest)
    let isPort = try !connect(device).isSuccess || Self.master(of: name(of: device)) != nil
    memory.connectsBridge = isPort
    return isPort
  }

  private func prepared(_ request: DeviceRequest) throws(CheckEnding) -> BenchDevice {
    let device = BenchDevice(request: request)
    try store { () throws(StoreFault) in
      // The toolstack's entries of the guest, which some scripts read.
      let domid = "\(request.address.domid)"
      let machine = StorePath.root.appending("vm/xlplug-\(domid)")
      try client.write(machine.appending("uuid"), Array("xlplug-\(domid)".utf8))
      try client.write(machine.appending("name"), Array("guest\(domid)".utf8))
      let home = StorePath.root.appending("local/domain/\(domid)")
      try client.write(home.appending("vm"), Array(machine.string.utf8))
      try client.write(home.appending("name"), Array("guest\(domid)".utf8))
      try client.apply(device.entries, in: .none)
      try client.write(device.address.backendPath.appending("state"), XenbusState.initWait.value)
    }
    return device
  }

  // MARK: keys

  /// The value of a key of the backend directory; nil if absent.
  func value(_ key: String, of device: BenchDevice) throws(CheckEnding) -> [UInt8]? {
    try store { () throws(StoreFault) in
      try client.readIfPresent(device.address.backendPath.appending(key))
    }
  }

  /// The same as a string.
  func text(_ key: String, of device: BenchDevice) throws(CheckEnding) -> String? {
    try value(key, of: device).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether the backend directory is there.
  func hasDirectory(_ device: BenchDevice) throws(CheckEnding) -> Bool {
    try store { () throws(StoreFault) in
      try client.listIfPresent(device.address.backendPath) != nil
    }
  }
}

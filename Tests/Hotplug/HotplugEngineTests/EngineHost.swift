import Foundation
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugSurvey
import Testing
import XLCheck
import XLModel
import XLTestKit
import XLText
import XenstoreHost
import XenstoreSimulation
import XenstoreTestKit
import XenstoreWire

/// A store with a simulated host around it, an image on disk, and an engine: what a test of devices stands
/// on.
final class EngineHost {
  let store: TestStore
  let simulation: SimulatedHost
  let directory: URL
  var options = NativeEngine.Options()
  /// Where engines find the store: a socket of their own where their requests are intercepted.
  let engineAddress: StoreAddress
  /// Is given the connection of an engine before the engine is.
  var onConnect: (StoreClient) -> Void = { _ in }
  /// Whether disks are connected and disconnected without a script.
  var isBuiltIn = false
  /// libxl's document of the guest, in which what is attached is recorded; nil for none.
  var document: String?
  private var scripts: [URL] = []

  init(
    _ kind: TestStore.Kind,
    simulation: SimulationOptions = SimulationOptions(makesInterfaces: false),
    transcript: (@Sendable (TranscriptEntry) -> Void)? = nil,
    intercept: (@Sendable (Packet) -> Interference?)? = nil,
  ) throws {
    if let intercept {
      let store = try TestStore(kind, guests: [0], transcript: transcript) { packet, path in
        path.hasSuffix(TestStore.guestSocketName(0)) ? intercept(packet) : nil
      }
      self.store = store
      engineAddress = .socket(store.guestSocketPath(0))
    } else {
      store = try TestStore(kind, transcript: transcript)
      engineAddress = store.address
    }
    try store.introduce(7, 8)
    self.simulation = SimulatedHost(address: store.address, options: simulation)
    try self.simulation.start()
    directory = try Project.temporaryDirectory("engine")
    options.scripts.environment = [
      "PATH": Array("/usr/sbin:/usr/bin:/sbin:/bin".utf8), "XENSTORED_PATH": Array(store.socketPath.utf8),
    ]
    // None of these is ever reached where all goes well, however busy the machine is.
    options.times.scriptSeconds = 120
    options.times.initWaitSeconds = 60
    options.times.connectedSeconds = 60
    options.times.closedSeconds = 60
  }

  deinit {
    for url in scripts { try? FileManager.default.removeItem(at: url) }
    simulation.stop()
    store.stop()
    LoopDevices.detach(below: directory)
    try? FileManager.default.removeItem(at: directory)
  }

  /// A sparse image of one mebibyte; its path.
  func image(_ name: String = "disk.img") throws -> String {
    let url = directory.appendingPathComponent(name)
    _ = FileManager.default.createFile(atPath: url.path, contents: nil)
    try FileHandle(forWritingTo: url).truncate(atOffset: 1 << 20)
    return url.path
  }

  /// A script of root's in a directory that is allowed by name.
  func script(_ name: String, _ body: String) throws -> String { try script(name, Array(body.utf8)) }

  /// The same of any bytes, with a mode.
  func script(_ name: String, _ body: [UInt8], mode: mode_t = 0o755) throws -> String {
    let url = URL(fileURLWithPath: Self.scriptDirectory).appendingPathComponent(
      "\(UUID().uuidString)-\(name)"
    )
    try writeScript(bytes: body, to: url.path, mode: mode)
    options.scripts.directories = [Self.scriptDirectory, "/etc/xen/scripts"]
    scripts.append(url)
    return url.path
  }

  /// Where test scripts live: every directory above is root's and closed to others, which /tmp is not.
  static let scriptDirectory: String = {
    let path = "/var/lib/xlplug-test-scripts"
    try? FileManager.default.createDirectory(
      atPath: path,
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o755]
    )
    return path
  }()

  // MARK: devices

  func request(_ text: String, domid: UInt16 = 7, isSharingAllowed: Bool = false) throws -> DeviceRequest {
    let client = try store.client()
    let survey = HostSurvey(client)
    var facts = HostFacts()
    facts.guestType = try survey.record(of: domid).type
    if text.hasPrefix("vif:") {
      facts.nicNumbers = try survey.nicNumbers(domid)
      facts.freshMAC = HostSurvey.freshMAC()
      return .nic(
        try NicRequest(
          CheckedNic(SourceText(String(text.dropFirst(4))), options: CheckOptions()).spec,
          domid: domid,
          facts: facts
        )
      )
    }
    let spec = CheckedDisk(SourceText(text), options: CheckOptions()).spec
    if spec.script == nil, let target = spec.target { facts.target = HostSurvey.target(target.value) }
    var disk = try DiskRequest(spec, domid: domid, facts: facts, isSharingAllowed: isSharingAllowed)
    disk.isBuiltIn = isBuiltIn
    return .disk(disk)
  }

  func attach(_ text: String, domid: UInt16 = 7, isSharingAllowed: Bool = false) throws -> Outcome {
    try run(plan(text, domid: domid, isSharingAllowed: isSharingAllowed))
  }

  func plan(_ text: String, domid: UInt16 = 7, isSharingAllowed: Bool = false) throws -> Plan {
    let request = try request(text, domid: domid, isSharingAllowed: isSharingAllowed)
    let record = document.map { document in
      switch request {
      case .disk(let disk):
        DeviceRecord(CheckedDisk(SourceText(text), options: CheckOptions()).spec, of: disk, in: document)
      case .nic(let nic):
        DeviceRecord(
          CheckedNic(SourceText(String(text.dropFirst(4))), options: CheckOptions()).spec,
          of: nic,
          in: document
        )
      }
    }
    return Plan(attaching: request, times: options.times, record: record)
  }

  func detach(_ kind: DeviceAddress.Kind = .vbd, _ devid: Int32 = 51712, domid: UInt16 = 7) throws -> Outcome
  {
    let survey = HostSurvey(try store.client())
    guard let address = try survey.address(kind, domid, devid) else {
      throw EngineFault.noSuchDevice("\(devid)")
    }
    var device = try survey.attached(address)
    device.isBuiltIn = isBuiltIn
    return try run(Plan(detaching: device, times: options.times))
  }

  func run(_ plan: Plan) throws -> Outcome {
    let client = try StoreClient(engineAddress)
    onConnect(client)
    return try NativeEngine(client, at: engineAddress, options: options).run(plan)
  }

  // MARK: what is there

  /// Everything that must be as before: the store, loop devices of our images, processes of our scripts.
  func traces() throws -> String {
    let loops = try LoopDevices.lines(of: directory.path)
    let own = FileManager.default
    let processes = try own.contentsOfDirectory(atPath: "/proc").filter { pid in
      guard Int32(pid) != nil, let data = own.contents(atPath: "/proc/\(pid)/environ") else { return false }
      // A script finds the store by the socket that its command was given.
      return String(decoding: data, as: UTF8.self).contains("XENSTORED_PATH=\(store.directory.path)/")
    }
    return (try store.listing().split(separator: "\n").map(String.init) + loops).joined(separator: "\n")
      + "\nprocesses: \(processes.count)"
  }
}

import Foundation
import Glibc
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import Synchronization
import Testing
import XLTestKit
import XenstoreHost
import XenstoreSimulation
import XenstoreTestKit
import XenstoreTree
import XenstoreWire

/// Domain 8, which serves devices of domain 7 for a toolstack in domain 0: a store that knows which of the
/// two asks, simulated kernels, and `xlplug devd` as a process of its own.
final class DriverDomain {
  static let guest: UInt16 = 7
  static let domid: UInt16 = 8
  /// How long something that a test waits for may take, in seconds.
  static let waitSecondsMax = 60.0

  let store: TestStore
  let simulation: SimulatedHost
  let files: TestFiles
  let client: StoreClient
  private var daemon: Process?
  /// How long the toolstack waits for the result of a script, in seconds.
  var toolstackSeconds = 60.0
  /// How long the toolstack waits for the guest, in seconds.
  var guestSeconds = 60.0
  /// The QEMU that the daemon starts.
  var qemuPath: String?
  /// The most seconds that a script may take in the driver domain.
  var scriptSeconds = 30

  /// `nodesMax` is how many nodes the domain may own, `intercept` disturbs the daemon and its scripts.
  init(
    nodesMax: Int = 1000,
    behaviour: @escaping @Sendable (SimulatedDevice) -> SimulationOptions.Behaviour = { _ in .init() },
    intercept: (@Sendable (Packet) -> Interference?)? = nil
  ) throws {
    var limits = Limits()
    limits.nodesPerDomainMax = nodesMax
    store = try TestStore(
      .embedded,
      guests: [Self.domid],
      store: Store(limits: limits) { TestStore.domids.contains($0) },
      intercept: { packet, path in
        path.hasSuffix(TestStore.guestSocketName(Self.domid)) ? intercept?(packet) : nil
      }
    )
    files = try TestFiles("service")
    client = try store.client()
    try store.introduce(Self.guest, Self.domid)
    let home = DeviceAddress.home(Self.domid)
    // As libxl makes the home of a domain: domain 0's, readable for the domain.
    let readable = StorePermissions(owner: 0, entries: [.init(.read, Self.domid)])
    try client.makeDirectory(home)
    try client.setPermissions(home, readable)
    let own = StorePermissions(owner: Self.domid, others: .none)
    for (path, value) in [("domid", "8"), ("name", "storage"), ("data", "")] {
      try client.write(home.appending(path), Array(value.utf8))
      try client.setPermissions(home.appending(path), own)
    }
    try client.write(DeviceAddress.home(Self.guest).appending("name"), Array("g7".utf8))
    simulation = SimulatedHost(
      address: store.address,
      options: SimulationOptions(makesInterfaces: false, behaviour: behaviour)
    )
    try simulation.start()
  }

  deinit {
    kill()
    simulation.stop()
    store.stop()
  }

  // MARK: the daemon

  /// The log of the daemon.
  var log: URL { files.directory.appendingPathComponent("log") }
  var logText: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }
  var metrics: URL { files.directory.appendingPathComponent("xlplug.prom") }

  /// What was left when it was last looked for.
  private var difference = ""

  /// How many times the daemon was started.
  private(set) var startCount = 0

  /// The daemon's number.
  var pid: Int32? { daemon?.processIdentifier }

  /// Starts the daemon; with `waits` until it says that it serves.
  func start(_ more: String..., waits: Bool = true, place: SourceLocation = #_sourceLocation) throws {
    let process = Process()
    process.executableURL = XLPlugCommand.program
    process.arguments =
      [
        "devd", "--store", store.guestSocketPath(Self.domid), "--script-dir", files.scripts.path,
        "--script-timeout", "\(scriptSeconds)s", "--metrics", metrics.path,
      ] + (qemuPath.map { ["--qemu", $0] } ?? []) + more
    if !FileManager.default.fileExists(atPath: log.path) { try Data().write(to: log) }
    let output = try FileHandle(forWritingTo: log)
    try output.seekToEnd()
    (process.standardError, process.standardOutput) = (output, output)
    let before = logText.count
    try process.run()
    daemon = process
    startCount += 1
    if waits {
      try wait(place: place) {
        try #require(process.isRunning, "it has ended: \(self.logText)", sourceLocation: place)
        return self.logText.dropFirst(before).contains("serving domain 8")
      }
    }
  }

  /// Kills the daemon as the kernel does.
  func kill() {
    guard let daemon, daemon.isRunning else { return }
    Glibc.kill(daemon.processIdentifier, SIGKILL)
    daemon.waitUntilExit()
  }

  /// Ends it as a service manager does; its exit status.
  func end() -> Int32? {
    guard let daemon, daemon.isRunning else { return nil }
    daemon.terminate()
    daemon.waitUntilExit()
    return daemon.terminationStatus
  }

  /// Waits until something holds.
  func wait(place: SourceLocation = #_sourceLocation, _ isDone: () throws -> Bool) throws {
    let deadline = ContinuousClock.now.advanced(by: .seconds(Self.waitSecondsMax))
    while try !isDone() {
      try #require(
        ContinuousClock.now < deadline,
        "it takes too long; left: \(difference); log:\n\(logText)",
        sourceLocation: place
      )
      usleep(5000)
    }
  }

  // MARK: the toolstack

  /// A script that connects a loop device of its target, and notes its runs.
  func script(_ name: String = "block-file", before: String = "", in call: String = "*") throws -> String {
    try files.script(
      name,
      """
      key() { xenstore-read "$XENBUS_PATH/$1" 2>/dev/null; }
      echo "$1 $XENBUS_PATH" >>'\(files.directory.path)/runs'
      case "$1" in \(call)) \(before)
        ;;
      esac
      case "$1" in
        add)
          \(LoopDevices.claim)
          node=$(losetup --show -f "$(key params)") || exit 1
          \(LoopDevices.release)
          xenstore-write "$XENBUS_PATH/node" "$node" &&
            xenstore-write "$XENBUS_PATH/physical-device" "$(stat -c %t:%T "$node")" \
              "$XENBUS_PATH/hotplug-status" connected || {
            xenstore-rm "$XENBUS_PATH/node"
            losetup -d "$node"
            exit 1
          }
          ;;
        remove)
          node=$(key node)
          # A number that stays in the store may be another program's when the script runs again.
          if [ -n "$node" ]; then losetup -d "$node" && xenstore-rm "$XENBUS_PATH/node"; fi
          ;;
        online) xenstore-write "$XENBUS_PATH/hotplug-status" connected ;;
      esac
      exit 0
      """
    )
  }

  /// The runs of scripts, `add backend/vbd/7/51712`, one a line.
  var runs: [String] {
    let text = try? String(contentsOf: files.directory.appendingPathComponent("runs"), encoding: .utf8)
    return (text ?? "").split(separator: "\n").map(String.init)
  }

  func disk(_ script: String, _ number: Int32 = 0, image: String = "disk.img") throws -> DeviceRequest {
    let device = DeviceAddress(
      kind: .vbd,
      backend: .vbd,
      domid: Self.guest,
      devid: 51712 + 16 * number,
      backendDomid: Self.domid
    )
    let target = Array(try files.image(image).utf8)
    return .disk(
      DiskRequest(address: device, target: target, virtualDeviceName: Array("xvda".utf8), scriptPath: script)
    )
  }

  /// A program that stands in for QEMU, and does what its xen-bus.c does: at each change it takes up new
  /// disks, and removes the directories of those that have closed; when it ends, those of all.
  ///
  /// Of an image with `refused` in its name it prints QEMU's words. It notes when it starts and ends. Guests
  /// are simulated.
  func qemu() throws -> String {
    try files.script(
      "qemu",
      #"""
      runs='\#(files.directory.path)/runs'
      while [ "$1" != -xen-domid ]; do shift; done
      home=backend/qdisk/$2
      echo "started $2" >>"$runs"
      declare -A taken
      # It would outlive a QEMU that is killed, and its store.
      exec {events}< <(exec setpriv --pdeathsig KILL xenstore-watch "$home")
      watcher=$!
      ended() {
        for number in "${!taken[@]}"; do xenstore-rm "$home/$number"; done
        kill $watcher
        echo "ended $1" >>"$runs"
        exit 0
      }
      trap 'ended $2' TERM
      state() { xenstore-read "$home/$number/state" 2>/dev/null; }
      while read -r event <&$events; do
        for number in $(xenstore-list "$home" 2>/dev/null); do
          online=$(xenstore-read "$home/$number/online" 2>/dev/null)
          case "$(state)/$online/${taken[$number]-}" in
            1/1/*)
              case $(xenstore-read "$home/$number/params") in
                *refused*) echo "qemu: failed to create 'qdisk' device '$number': no such image" >&2 ;;
                *) taken[$number]=1; xenstore-write "$home/$number/state" 2 ;;
              esac ;;
            6/0/1) unset "taken[$number]"; xenstore-rm "$home/$number" ;;
          esac
        done
        for number in "${!taken[@]}"; do [ -n "$(state)" ] || unset "taken[$number]"; done
      done
      """#
    )
  }

  /// A disk of QEMU.
  func qemuDisk(_ number: Int32 = 0, image: String = "disk.img") throws -> DeviceRequest {
    guard case .disk(var disk) = try disk("", number, image: image) else { preconditionFailure("a disk") }
    disk.address.backend = .qdisk
    (disk.scriptPath, disk.qemuFormat) = (nil, "qcow2")
    return .disk(disk)
  }

  func nic(_ script: String) -> DeviceRequest {
    let device = DeviceAddress(
      kind: .vif,
      backend: .vif,
      domid: Self.guest,
      devid: 0,
      backendDomid: Self.domid
    )
    return .nic(NicRequest(address: device, mac: "00:16:3e:00:00:01", scriptPath: script))
  }

  private var times: PlanTimes {
    var times = PlanTimes()
    (times.scriptSeconds, times.connectedSeconds) = (toolstackSeconds, guestSeconds)
    return times
  }

  func engine() throws -> NativeEngine {
    var options = NativeEngine.Options()
    options.times = times
    return try NativeEngine(store.client(), at: store.address, options: options)
  }

  func attach(_ request: DeviceRequest) throws -> Outcome {
    try engine().run(Plan(attaching: request, times: times))
  }

  func detach(_ device: DeviceAddress) throws -> Outcome {
    try engine().run(Plan(detaching: AttachedDevice(device, scriptPath: nil)))
  }

  /// Has a body deal with each device on a thread of its own; what went wrong.
  static func troubles(of devices: [DeviceRequest], _ body: (DeviceRequest) throws -> Outcome) -> [String] {
    nonisolated(unsafe) let body = body
    nonisolated(unsafe) var troubles = [String?](repeating: nil, count: devices.count)
    let lock = NSLock()
    DispatchQueue.concurrentPerform(iterations: devices.count) { index in
      let trouble: String?
      do { trouble = try body(devices[index]).trouble } catch { trouble = "\(error)" }
      lock.withLock { troubles[index] = trouble }
    }
    return troubles.compactMap(\.self)
  }

  // MARK: what is there

  /// Whether nothing has come or gone since, and no QEMU runs: then a daemon that is killed leaves nothing.
  func isLeft(as initial: [String]) throws -> Bool {
    let now = try traces()
    difference = now.difference(from: initial).map { "\($0)" }.joined(separator: "\n")
    if !difference.isEmpty { return false }
    return try qemuPath.map { try runCommand(["pgrep", "--full", "\($0) -xen-domid"]).status == 1 } ?? true
  }

  /// What must be as before: the store without the daemon's own word, loop devices, notes, processes.
  func traces() throws -> [String] {
    let listing = try store.listing().split(separator: "\n").map(String.init)
    let name = store.directory.lastPathComponent
    let notes = try FileManager.default.contentsOfDirectory(atPath: "/run/xlplug").filter {
      $0.contains(name) && !$0.contains("devd-") && !$0.hasSuffix(".lock")
    }
    return listing.filter { !$0.contains("/data") } + (try LoopDevices.lines(of: files.directory.path))
      + notes
  }
}

extension Outcome {
  /// What went wrong, in words; nil where nothing did.
  var trouble: String? {
    let reason = fault?.hotplugError.map { " (\(String(decoding: $0, as: UTF8.self)))" } ?? ""
    return fault.map { "\($0)\(reason)" }
  }
}

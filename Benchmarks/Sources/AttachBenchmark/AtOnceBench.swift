import Foundation
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugScript
import HotplugSurvey
import Synchronization
import XLCheck
import XLText
import XenstoreHost
import XenstoreSimulation
import XenstoreWire

/// Disks of as many guests, attached at the same time and detached at the same time, on Debian's xenstored under the
/// shim of the tests, each by an engine and a connection of its own and without a script.
struct AtOnceBench {
  /// How many guests there are; the simulated host has no more than 99.
  static let guests: ClosedRange<UInt16> = 10...73
  /// Where Debian has the daemon.
  static let daemonPath = "/usr/lib/xen-4.17/bin/xenstored"
  /// How long the daemon may take to answer, in seconds.
  private static let startSecondsMax = 20.0

  private let directory: URL
  private let daemon = Process()
  private let lifeline = Pipe()
  private let address: StoreAddress
  private let simulation: SimulatedHost
  private let requests: [DeviceRequest]

  init() throws {
    let name = "xlplug-at-once-\(UUID().uuidString.prefix(8))"
    directory = FileManager.default.temporaryDirectory.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
    let shim = directory.appendingPathComponent("shim.so").path
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Tests/Oracles/xen-shim.c").path
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: "/usr/bin/cc")
    compiler.arguments = ["-O2", "-shared", "-fPIC", source, "-o", shim, "-ldl"]
    try compiler.run()
    compiler.waitUntilExit()
    for domid in Self.guests { try Data().write(to: directory.appendingPathComponent("ring.\(domid)")) }
    daemon.executableURL = URL(fileURLWithPath: Self.daemonPath)
    daemon.arguments = ["-N"]
    daemon.environment = [
      "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LD_PRELOAD": shim, "SHIM_DIR": directory.path,
      "SHIM_LIFELINE": "1", "XENSTORED_RUNDIR": directory.path,
    ]
    (daemon.standardInput, daemon.standardError) = (lifeline, FileHandle.nullDevice)
    try daemon.run()
    address = .socket(directory.appendingPathComponent("socket").path)
    let deadline = ContinuousClock.now.advanced(by: .seconds(Self.startSecondsMax))
    while (try? StoreClient(address).list(.root)) == nil, ContinuousClock.now < deadline { usleep(2000) }
    let client = try StoreClient(address)
    for domid in Self.guests { try client.introduce(domid, frame: 1, port: UInt32(domid)) }
    simulation = SimulatedHost(address: address)
    try simulation.start()
    requests = try Self.guests.map { [directory] domid in
      let image = directory.appendingPathComponent("\(domid).img")
      try Data().write(to: image)
      try FileHandle(forWritingTo: image).truncate(atOffset: 1 << 20)
      var facts = HostFacts()
      facts.target = .file
      let disk = CheckedDisk(SourceText("\(image.path),raw,xvda,w"), options: CheckOptions())
      var request = try DiskRequest(disk.spec, domid: domid, facts: facts)
      request.isBuiltIn = true
      return .disk(request)
    }
  }

  /// Ends the daemon.
  func stop() {
    simulation.stop()
    try? lifeline.fileHandleForWriting.close()
    daemon.waitUntilExit()
    try? FileManager.default.removeItem(at: directory)
  }

  /// One time all of them; how long each attach and each detach took, in seconds, from the common start.
  func round() throws -> (attaches: [Double], detaches: [Double]) {
    let attaches = try atOnce(requests.map { Plan(attaching: $0) })
    let survey = HostSurvey(try StoreClient(address))
    let removals = try requests.map { request in
      var device = try survey.attached(request.address)
      device.isBuiltIn = true
      return Plan(detaching: device)
    }
    return (attaches, try atOnce(removals))
  }

  private func atOnce(_ plans: [Plan]) throws -> [Double] {
    let results = Results()
    let group = DispatchGroup()
    let start = ContinuousClock.now
    for plan in plans {
      group.enter()
      Thread.detachNewThread { [address] in
        let fault: EngineFault?
        do throws(EngineFault) { fault = try NativeEngine(address).run(plan).fault } catch { fault = error }
        results.add((ContinuousClock.now - start).inSeconds, fault)
        group.leave()
      }
    }
    group.wait()
    if let fault = results.faults.first { throw fault }
    return results.seconds
  }

  private final class Results: Sendable {
    private let values = Mutex<(seconds: [Double], faults: [EngineFault])>(([], []))
    var seconds: [Double] { values.withLock { $0.seconds } }
    var faults: [EngineFault] { values.withLock { $0.faults } }

    func add(_ seconds: Double, _ fault: EngineFault?) {
      values.withLock { values in
        values.seconds.append(seconds)
        if let fault { values.faults.append(fault) }
      }
    }
  }

  /// Rows of a table in markdown.
  static func table(_ rounds: [(attaches: [Double], detaches: [Double])]) -> String {
    func row(_ name: String, _ lists: [[Double]]) -> String {
      let (all, last) = (
        Samples.median(lists.flatMap(\.self)), Samples.median(lists.map { $0.max() ?? .nan })
      )
      return
        "| \(guests.count) \(name) at once | \(Samples.milliseconds(all)) | \(Samples.milliseconds(last)) | "
        + "\(Samples.milliseconds(last / Double(guests.count))) |"
    }
    return """
      | medians of \(rounds.count) rounds, from the common start | one, ms | the last, ms | the last, a device, ms |
      |---|--:|--:|--:|
      \(row("attaches", rounds.map(\.attaches)))
      \(row("detaches", rounds.map(\.detaches)))
      """
  }
}

import Foundation
import HotplugEngine
import HotplugPlan
import HotplugScript
import HotplugSurvey
import XLCheck
import XLText
import XenstoreHost
import XenstoreSimulation

/// A store with a simulated host, an image, and one disk on it that comes and goes.
final class Bench {
  /// Where the bench lives while it runs.
  let directory: URL
  private let server: StoreServer
  private let simulation: SimulatedHost
  private let engine: NativeEngine
  private let request: DeviceRequest
  /// The same disk, connected in this process.
  private let builtInRequest: DeviceRequest

  init() throws {
    directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("xlplug-bench-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
    let image = directory.appendingPathComponent("disk.img")
    try Data().write(to: image)
    try FileHandle(forWritingTo: image).truncate(atOffset: 16 << 20)

    server = try StoreServer(embedded: SimulatedHost.store())
    try server.start()
    simulation = SimulatedHost(address: server.address)
    try simulation.start()

    var options = NativeEngine.Options()
    options.scripts.environment = [
      "PATH": Array("/usr/sbin:/usr/bin:/sbin:/bin".utf8), "XENSTORED_PATH": Array(server.address.path.utf8),
    ]
    engine = try NativeEngine(server.address, options: options)
    var facts = HostFacts()
    facts.target = .file
    let disk = CheckedDisk(SourceText("\(image.path),raw,xvda,w"), options: CheckOptions())
    var plain = try DiskRequest(disk.spec, domid: 7, facts: facts)
    request = .disk(plain)
    plain.isBuiltIn = true
    builtInRequest = .disk(plain)
  }

  deinit {
    simulation.stop()
    server.stop()
    try? FileManager.default.removeItem(at: directory)
  }

  /// One attach by the engine, from the call to its return, what its script step took of that (or the step
  /// in its place), and each step.
  func attach(isBuiltIn: Bool = false) throws -> (total: Double, script: Double, steps: [Double]) {
    let start = ContinuousClock.now
    let outcome = engine.run(Plan(attaching: isBuiltIn ? builtInRequest : request))
    let total = (ContinuousClock.now - start).inSeconds
    if let fault = outcome.fault { throw fault }
    return (total, outcome.scriptSeconds, outcome.done.map(\.seconds))
  }

  /// The steps of an attach, in words.
  var stepNames: [String] { Plan(attaching: request).steps.map(\.action.description) }

  /// One detach by the engine, likewise.
  func detach(isBuiltIn: Bool = false) throws -> (total: Double, script: Double) {
    let start = ContinuousClock.now
    var device = try HostSurvey(engine.client).attached(request.address)
    device.isBuiltIn = isBuiltIn
    let outcome = engine.run(Plan(detaching: device))
    let total = (ContinuousClock.now - start).inSeconds
    if let fault = outcome.fault { throw fault }
    return (total, outcome.scriptSeconds)
  }

  /// The script alone, run by hand for a disk whose entries are written and whose backend waits for it;
  /// seconds.
  func runScriptByHand() throws -> Double {
    let (script, environment) = try prepare()
    let seconds = try HandRun.seconds(path: script.path, arguments: script.call.arguments, environment)
    _ = try detach()
    return seconds
  }

  /// The script in turns by hand and under the supervisor; each run is for entries that are written anew.
  func supervision(rounds: Int) throws -> SupervisionBench {
    let (script, environment) = try prepare()
    var bench = SupervisionBench(
      path: script.path,
      arguments: script.call.arguments,
      environment: environment
    )
    for number in 0..<rounds {
      try bench.round(number) {
        _ = try detach()
        _ = try prepare()
      }
    }
    // What is prepared now has no script to undo.
    _ = try HandRun.seconds(path: script.path, arguments: script.call.arguments, environment)
    _ = try detach()
    return bench
  }

  /// Carries out an attach up to its script.
  private func prepare() throws -> (script: ScriptStep, environment: [String: [UInt8]]) {
    let plan = Plan(attaching: request)
    let first = plan.steps.firstIndex { if case .run = $0.action { true } else { false } } ?? 0
    guard case .run(let script) = plan.steps[first].action else { throw BenchFault.noScript }
    let prepared = engine.run(
      Plan(.attach, plan.address, request: request, steps: Array(plan.steps[..<first]))
    )
    if let fault = prepared.fault { throw fault }
    return (script, script.environment(caller: engine.options.scripts.environment))
  }
}

/// Why nothing could be measured.
enum BenchFault: Error {
  /// The plan runs no script.
  case noScript
  /// The script could not be started, or ended with this wait status.
  case scriptEnded(Int32)
}

extension Duration {
  /// The duration in seconds.
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

import HotplugPlan
import HotplugRun
import HotplugScript
import Testing
import XLTestKit

/// Runs on a simulated host, with every result at every effect, a crash between any two, and another
/// toolstack in the middle.
@Suite struct SimulatorTests {
  /// `XLPLUG_RUNS` asks for more, or for less.
  private static let count = Seeded.count("XLPLUG_RUNS", or: 20_000)

  private static let address = DeviceAddress(kind: .vbd, backend: .vbd, domid: 7, devid: 51712)

  private static let requests: [DeviceRequest] = {
    func disk(_ change: (inout DiskRequest) -> Void = { _ in }) -> DeviceRequest {
      var disk = DiskRequest(
        address: address,
        target: Array("/a".utf8),
        virtualDeviceName: Array("xvda".utf8),
        scriptPath: "/etc/xen/scripts/block"
      )
      change(&disk)
      return .disk(disk)
    }
    var nic = NicRequest(
      address: DeviceAddress(kind: .vif, backend: .vif, domid: 7, devid: 0),
      mac: "00:16:3e:00:00:01",
      scriptPath: "/etc/xen/scripts/vif-bridge"
    )
    nic.isEmulated = true
    return [disk(), disk { $0.isBuiltIn = true }, .nic(nic)]
  }()

  private static let plans: [Plan] = requests.flatMap { request -> [Plan] in
    let plan = Plan(attaching: request)
    guard case .disk = request else { return [plan] }
    let record = DeviceRecord(document: "/file", address: address, key: .vdev(Array("xvda".utf8)), text: [])
    return [plan, Plan(attaching: request, record: record)]
  }

  /// The detach of what a plan has attached; the store says which script it has, as long as it is there.
  private static func detaching(_ plan: Plan, on host: SimulatedHost) -> Plan {
    var device = AttachedDevice(
      plan.address,
      scriptPath: host.entries == nil ? nil : plan.request?.scriptPath,
      isEmulated: plan.isEmulated
    )
    if case .disk(let disk)? = plan.request { device.isBuiltIn = disk.isBuiltIn }
    return Plan(detaching: device)
  }

  /// An attach that ends by itself: the device is there, or the host is as before, or what differs is told.
  @Test func attachIsAllOrToldOf() {
    var random = Seeded.fromEnvironment()
    for number in 0..<Self.count {
      let plan = random.pick(Self.plans)
      var before = SimulatedHost()
      if random.chance(1, in: 8) { before.entries = .others }
      var driver = SimulatedDriver(plan, on: before, faultPercentage: random.pick([2, 10, 40]))
      while driver.step(&random) {}
      let label = "seed \(random.seed), run \(number): \(plan.title)"
      let differences = driver.host.differences(from: before)
      if driver.hasFailed {
        #expect(differences.isSubset(of: driver.reported), "\(label)")
      } else {
        #expect(driver.host.entries == .us && !driver.host.hasJournal, "\(label)")
        #expect(driver.reported.isEmpty, "\(label)")
      }
      if before.entries == .others { #expect(driver.host.entries == .others, "\(label)") }
    }
  }

  /// Another toolstack detaches the device in the middle of a run, and perhaps attaches it again: then it
  /// keeps it, with what its script has made.
  @Test func othersKeepTheirDevice() {
    var random = Seeded.fromEnvironment()
    for number in 0..<Self.count {
      let plan = random.pick(Self.plans)
      var driver = SimulatedDriver(plan, on: SimulatedHost(), faultPercentage: random.pick([0, 10, 40]))
      if random.chance(1, in: 2) {
        while driver.step(&random) {}
        driver = SimulatedDriver(
          Self.detaching(plan, on: driver.host),
          on: driver.host,
          faultPercentage: random.pick([0, 10])
        )
      }
      for _ in 0..<Int.random(in: 0...12, using: &random) where driver.step(&random) {}
      guard driver.host.entries == .us else { continue }
      driver.host.made = []
      let isAttachedAgain = random.chance(1, in: 2)
      driver.host.entries = isAttachedAgain ? .others : nil
      while driver.step(&random) {}
      let label = "seed \(random.seed), run \(number): \(driver.run.plan.title)"
      #expect((driver.host.entries == .others) == isAttachedAgain, "\(label)")
      #expect(!driver.wasAnothersScriptRun, "\(label)")
    }
  }

  /// An attach that is killed between two effects, and perhaps the next command too: after the next detach,
  /// or the next attach and its detach, the host is as before, apart from what was reported.
  @Test func nextCommandConvergesAfterACrash() {
    var random = Seeded.fromEnvironment()
    for number in 0..<Self.count {
      let plan = random.pick(Self.plans)
      var host = SimulatedHost()
      var reported: Set<Rest> = []
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let isAttach = random.chance(3, in: 4)
        var driver = SimulatedDriver(
          isAttach ? plan : Self.detaching(plan, on: host),
          on: host,
          faultPercentage: random.pick([0, 10])
        )
        let end = Int.random(in: 0...24, using: &random)
        for _ in 0..<end where driver.step(&random) {}
        host = driver.host
        reported.formUnion(driver.reported)
      }
      // What a journal tells of is rolled back first.
      if host.hasJournal, random.chance(1, in: 2) {
        var again = SimulatedDriver(plan, on: host, faultPercentage: 0)
        while again.step(&random) {}
        #expect(!again.hasFailed, "seed \(random.seed), run \(number): \(plan.title)")
        host = again.host
      }
      var last = SimulatedDriver(Self.detaching(plan, on: host), on: host, faultPercentage: 0)
      while last.step(&random) {}
      let differences = last.host.essence.differences(from: SimulatedHost())
      #expect(differences.isSubset(of: reported), "seed \(random.seed), run \(number): \(plan.title)")
      #expect(!last.hasFailed && !last.host.hasJournal, "seed \(random.seed), run \(number)")
    }
  }
}

import HotplugEngine
import HotplugOutcome
import HotplugPlan
import Testing
import XenstoreSimulation
import XenstoreTestKit

/// Disks that a qemu serves: nobody but it takes them up, in its own time.
@Suite(.serialized) struct QemuDiskTests {
  @Test(arguments: TestStore.Kind.allCases)
  func isWaitedFor(_ kind: TestStore.Kind) throws {
    let host = try EngineHost(kind)
    let before = try host.traces()
    let attached = try host.attached("\(try host.image()),qcow2,xvda,w")
    #expect(attached.backendState == .connected)
    try host.detached()
    #expect(try host.traces() == before)
  }

  /// That is no failure: the disk is there when the qemu is.
  @Test func isTakenUpByNobody() throws {
    let host = try EngineHost(
      .embedded,
      simulation: SimulationOptions(makesInterfaces: false) { _ in .init(neverReachesInitWait: true) }
    )
    host.options.times.connectedSeconds = 0.2
    let attached = try host.attached("\(try host.image()),qcow2,xvda,w")
    #expect(attached.done.last?.note?.contains("no QEMU serves the disk yet") == true)
    #expect(attached.backendState == .initialising)
  }
}

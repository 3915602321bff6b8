import HotplugFleet
import HotplugPlan
import Testing
import XLTestKit

/// Which steps of a set may begin, and what follows a failure.
@Suite struct FleetRunTests {
  private func address(_ devid: Int32, of domid: UInt16 = 7) -> DeviceAddress {
    DeviceAddress(kind: .vbd, backend: .vbd, domid: domid, devid: devid)
  }

  private func attach(_ devid: Int32, _ target: String, of domid: UInt16 = 7) -> Plan {
    Plan(
      attaching: .disk(
        DiskRequest(
          address: address(devid, of: domid),
          target: Array(target.utf8),
          virtualDeviceName: Array("xvda".utf8),
          scriptPath: nil
        )
      )
    )
  }

  private func detach(_ devid: Int32, of domid: UInt16 = 7) -> Plan {
    Plan(detaching: AttachedDevice(address(devid, of: domid), scriptPath: nil))
  }

  /// Two guests swap their images, and a third disk is independent.
  private func swap() -> [FleetStep] {
    [
      FleetStep(detach(51712, of: 1), restoring: attach(51712, "/a", of: 1)),
      FleetStep(attach(51712, "/b", of: 1)),
      FleetStep(detach(51712, of: 2), restoring: attach(51712, "/b", of: 2)),
      FleetStep(attach(51712, "/a", of: 2)),
      FleetStep(attach(51728, "/c", of: 2)),
    ].ordered()
  }

  @Test func anAttachFollowsWhatFreesItsImage() {
    #expect(swap().map(\.after) == [[], [0, 2], [], [0, 2], []])
  }

  @Test func stepsBeginAsSoonAsTheyMay() {
    var run = FleetRun(swap(), onError: .stop)
    #expect([run.next(), run.next(), run.next(), run.next()] == [0, 2, 4, nil])
    run.take(0, succeeded: true)
    #expect(run.next() == nil)
    run.take(2, succeeded: true)
    #expect([run.next(), run.next(), run.next()] == [1, 3, nil])
    #expect(!run.isOver)
    for step in [4, 1, 3] { run.take(step, succeeded: true) }
    #expect(run.isOver && run.toUndo.isEmpty)
  }

  @Test(arguments: FleetRun.OnError.allCases) func afterAFailure(_ onError: FleetRun.OnError) {
    var run = FleetRun(swap(), onError: onError)
    #expect([run.next(), run.next()] == [0, 2])
    run.take(0, succeeded: true)
    run.take(2, succeeded: false)
    switch onError {
    // What completes the replacement of the first disk needs the second one's image.
    case .stop, .rollback: #expect(run.next() == nil)
    case .continue:
      #expect(run.next() == 4)
      run.take(4, succeeded: true)
      #expect(run.next() == nil)
    }
    #expect(run.isOver)
    #expect(run.states[1] == .skipped && run.states[3] == .skipped)
    #expect(run.toUndo == (onError == .rollback ? [0] : []))
  }

  /// A replacement that has begun is completed although another step fails, unless all is undone.
  @Test(arguments: FleetRun.OnError.allCases) func replacementsAreCompleted(_ onError: FleetRun.OnError) {
    let steps = [
      FleetStep(detach(51712), restoring: attach(51712, "/a")), FleetStep(attach(51712, "/b")),
      FleetStep(attach(51728, "/c")), FleetStep(attach(51744, "/d")),
    ].ordered()
    #expect(steps.map(\.completes) == [nil, 0, nil, nil])
    var run = FleetRun(steps, onError: onError)
    #expect([run.next(), run.next()] == [0, 2])
    run.take(2, succeeded: false)
    run.take(0, succeeded: true)
    switch onError {
    case .stop: #expect([run.next(), run.next()] == [1, nil])
    case .continue: #expect([run.next(), run.next(), run.next()] == [1, 3, nil])
    case .rollback: #expect(run.next() == nil && run.toUndo == [0])
    }
  }

  /// Whatever happens, each step begins at most once, after those that it needs, and the run ends.
  @Test func everyRunEnds() {
    var random = Seeded.fromEnvironment()
    for _ in 0..<2000 {
      var steps: [FleetStep] = []
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let domid = UInt16.random(in: 1...3, using: &random)
        let devid = 51712 + 16 * Int32.random(in: 0...2, using: &random)
        let target = random.pick(["/a", "/b", "/c"])
        steps.append(
          random.chance(1, in: 2)
            ? FleetStep(detach(devid, of: domid), restoring: attach(devid, target, of: domid))
            : FleetStep(attach(devid, target, of: domid))
        )
      }
      var run = FleetRun(steps.ordered(), onError: random.pick(FleetRun.OnError.allCases))
      var running: [Int] = []
      var begun: Set<Int> = []
      while !run.isOver {
        if running.isEmpty || random.chance(1, in: 2), let index = run.next() {
          #expect(begun.insert(index).inserted, "seed \(random.seed)")
          #expect(run.steps[index].after.allSatisfy { run.states[$0] == .done }, "seed \(random.seed)")
          running.append(index)
        } else if let index = running.popLast() {
          run.take(index, succeeded: random.chance(3, in: 4))
        } else {
          break
        }
      }
      #expect(run.isOver, "seed \(random.seed)")
    }
  }
}

import HotplugOutcome
import HotplugPlan
import HotplugScript
import Testing

/// What a script's end means for what it left.
@Suite struct ScriptFailureTests {
  /// A script that ended by itself has cleaned up; one that was ended from outside could not.
  @Test(arguments: [
    (ScriptRun.Ending.exited(1), true, false), (.notStarted(.missing), true, false),
    (.signalled(9), false, false), (.timedOut, false, true), (.interrupted, false, false),
    (.unwatched, false, false),
  ])
  func endIsTheScriptsOwn(_ ending: ScriptRun.Ending, _ isOwn: Bool, _ isOutOfTime: Bool) {
    let device = DeviceAddress(kind: .vbd, backend: .vbd, domid: 7, devid: 51712)
    let step = ScriptStep(.blockAdd, path: "/etc/xen/scripts/block", address: device)
    let run = ScriptRun(ending: ending, durationSeconds: 1, budgetSeconds: 30)
    let failure = ScriptFailure(step, run, Aftermath())
    #expect(failure.endedByItself == isOwn && failure.isOutOfTime == isOutOfTime)
    #expect(failure.wasStarted == run.wasStarted)
  }
}

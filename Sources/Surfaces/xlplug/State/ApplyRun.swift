import HotplugEngine
import HotplugFleet
import HotplugOutcome
import HotplugPlan
import HotplugSurvey

/// Carries out a set of device plans on several threads, each with an engine of its own.
final class ApplyRun: Sendable {
  /// What became of a plan.
  struct Ended {
    let outcome: Outcome
    /// Whether it was to bring back what a step had changed: where it fails, a guest lacks a device.
    let isRestoring: Bool

    /// Whether it did all that it was to do.
    var isGood: Bool { outcome.fault == nil && outcome.leftBehind.isEmpty }
  }

  /// What it reports, one thing at a time.
  enum Report {
    /// A step begins.
    case began(Plan)
    /// A step has ended, or what restores a device.
    case ended(Ended)
  }

  /// What came of it.
  struct Result {
    /// What became of each step.
    var run: FleetRun
    /// The outcomes, in the order in which they came.
    var ended: [Ended] = []
    /// Why steps had no engine.
    var faults: [EngineFault] = []
    /// Whether a person has stopped the command.
    var isInterrupted = false

    /// The devices that were attached, detached or changed, where that was not undone.
    var changed: [DeviceAddress] {
      run.toUndo.isEmpty ? zip(run.steps, run.states).filter { $0.1 == .done }.map(\.0.plan.address) : []
    }

    /// Whether something is not as before.
    var hasChanged: Bool {
      run.states.contains(.done) && (run.toUndo.isEmpty || ended.contains { $0.isRestoring && !$0.isGood })
    }
  }

  private let source: EngineSource
  private let steps: [FleetStep]
  private let state: Monitor<Result>
  private let report: @Sendable (Report) -> Void

  init(
    _ steps: [FleetStep],
    _ source: EngineSource,
    onError: FleetRun.OnError,
    report: @escaping @Sendable (Report) -> Void
  ) {
    (self.source, self.steps, self.report) = (source, steps, report)
    state = Monitor(Result(run: FleetRun(steps, onError: onError)))
  }

  /// Carries out all that can be, at most so many at once, and undoes it where that is asked for.
  func carryOut(atOnce count: Int) -> Result {
    _ = Workers.map(min(count, steps.count), threads: count) { _ in self.work() }
    for index in state.change({ $0.run.toUndo }) { restore(undo(index)) }
    for index in state.change({ $0.run.toRestore }) { restore(steps[index].restoring) }
    return state.change { $0 }
  }

  /// What one thread does.
  private func work() {
    while let index = state.wait(for: { state in Self.next(&state) }) {
      state.change { _ in report(.began(steps[index].plan)) }
      let ended = attempt(index)
      state.change { state in
        if ended.first?.outcome.fault == .interrupted {
          state.isInterrupted = true
          state.run.stop()
        }
        state.run.take(index, succeeded: ended.first?.isGood ?? false)
        note(ended, &state)
      }
    }
  }

  /// The next step; nil in `some` where nothing is left, and nil where others must end first.
  private static func next(_ state: inout Result) -> Int?? {
    if let index = state.run.next() { return .some(index) }
    return state.run.isOver ? .some(nil) : nil
  }

  private func note(_ ended: [Ended], _ state: inout Result) {
    state.ended += ended
    for one in ended { report(.ended(one)) }
  }

  /// Carries out a step; where it could not attach the device that replaces another one, attaches that again.
  private func attempt(_ index: Int) -> [Ended] {
    let step = steps[index]
    // A replacement that has begun is completed also when a person stops the rest.
    let (isCompleting, onError) = state.change { ($0.isInterrupted && step.completes != nil, $0.run.onError) }
    guard let outcome = run(step.plan, isRollingBack: isCompleting) else { return [] }
    let ended = Ended(outcome: outcome, isRestoring: false)
    // With rollback the detach is undone with all else.
    guard step.plan.direction == .attach, outcome.fault != nil, onError != .rollback,
      let restoring = step.restoring, let restored = run(restoring, isRollingBack: true)
    else { return [ended] }
    return [ended, Ended(outcome: restored, isRestoring: true)]
  }

  /// The plan that undoes a step; nil without one.
  private func undo(_ index: Int) -> Plan? {
    let step = steps[index]
    switch step.plan.direction {
    // The attach that replaced it was undone before.
    case .detach: return step.restoring
    case .attach:
      let survey = engine(isRollingBack: true).map { HostSurvey($0.client) }
      guard var device = try? survey?.attached(step.plan.address) else { return nil }
      if case .disk(let disk)? = step.plan.request { device.isBuiltIn = disk.isBuiltIn }
      return Plan(detaching: device, ownDomid: source.ownDomid, times: source.settings.times)
    case .insert, .eject, .change, .serve, .release:
      let actions = step.plan.undo(ofFirst: step.plan.steps.count)
      return Plan(step.plan.direction, step.plan.address, steps: actions.map { Step($0) })
    }
  }

  /// Brings back what a step has changed.
  private func restore(_ plan: Plan?) {
    guard let plan, let outcome = run(plan, isRollingBack: true) else { return }
    state.change { note([Ended(outcome: outcome, isRestoring: true)], &$0) }
  }

  private func run(_ plan: Plan, isRollingBack: Bool = false) -> Outcome? {
    engine(isRollingBack: isRollingBack, sharing: plan.isShared)?.run(plan)
  }

  private func engine(isRollingBack: Bool, sharing: Bool = false) -> (any Engine)? {
    var source = source
    if sharing { source.settings.isSharingAllowed = true }
    do { return try source.engine(isRollingBack: isRollingBack) } catch {
      state.change { $0.faults.append(error) }
      return nil
    }
  }
}

extension Plan {
  /// Whether it attaches a disk that shares its image.
  fileprivate var isShared: Bool {
    if case .disk(let disk)? = request { disk.mode == .readWriteShared } else { false }
  }
}

import HotplugEngine
import HotplugFleet
import HotplugOutcome
import HotplugPlan
import HotplugSurvey

/// Carries out a set of device plans on several threads, each with an engine of its own.
final class ApplyRun: Sendable {
  /// What came of it.
  struct Result {
    /// What became of each step.
    var run: FleetRun
    /// The outcome of each step that was begun, and of what rolled it back.
    var outcomes: [(step: Int, Outcome)] = []
    /// Why steps had no engine.
    var faults: [EngineFault] = []
    /// Whether a person has stopped the command.
    var isInterrupted = false
  }

  private let source: EngineSource
  private let steps: [FleetStep]
  private let state: Monitor<Result>
  /// Hears each outcome, one at a time.
  private let report: @Sendable (Outcome) -> Void

  init(
    _ steps: [FleetStep],
    _ source: EngineSource,
    onError: FleetRun.OnError,
    report: @escaping @Sendable (Outcome) -> Void
  ) {
    (self.source, self.steps, self.report) = (source, steps, report)
    state = Monitor(Result(run: FleetRun(steps, onError: onError)))
  }

  /// Carries out all that can be, at most so many at once, and undoes it where that is asked for.
  func carryOut(atOnce count: Int) -> Result {
    _ = Workers.map(min(count, steps.count), threads: count) { _ in self.work() }
    for index in state.change({ $0.run.toUndo }) { undo(index) }
    return state.change { $0 }
  }

  /// What one thread does.
  private func work() {
    while let index = state.wait(for: { state in Self.next(&state) }) {
      let outcomes = attempt(index)
      state.change { state in
        let last = outcomes.first
        let isDone = last.map { $0.fault == nil && $0.leftBehind.isEmpty } ?? false
        if last?.fault == .interrupted {
          state.isInterrupted = true
          state.run.stop()
        }
        state.run.take(index, succeeded: isDone)
        for outcome in outcomes {
          state.outcomes.append((index, outcome))
          report(outcome)
        }
      }
    }
  }

  /// The next step; nil in `some` where nothing is left, and nil where others must end first.
  private static func next(_ state: inout Result) -> Int?? {
    if let index = state.run.next() { return .some(index) }
    return state.run.isOver ? .some(nil) : nil
  }

  /// Carries out a step; where it could not attach the device that replaces another one, attaches that again.
  private func attempt(_ index: Int) -> [Outcome] {
    let step = steps[index]
    // A replacement that has begun is completed also when a person stops the rest.
    let (isCompleting, onError) = state.change { ($0.isInterrupted && step.completes != nil, $0.run.onError) }
    guard let outcome = run(step.plan, isRollingBack: isCompleting) else { return [] }
    // With rollback the detach is undone with all else.
    guard step.plan.direction == .attach, outcome.fault != nil, onError != .rollback,
      let restoring = step.restoring
    else { return [outcome] }
    return [outcome] + (run(restoring, isRollingBack: true).map { [$0] } ?? [])
  }

  private func undo(_ index: Int) {
    let step = steps[index]
    var plan: Plan?
    switch step.plan.direction {
    // The attach that replaced it was undone before.
    case .detach: plan = step.restoring
    case .attach:
      let survey = engine(isRollingBack: true).map { HostSurvey($0.client) }
      guard var device = try? survey?.attached(step.plan.address) else { break }
      if case .disk(let disk)? = step.plan.request { device.isBuiltIn = disk.isBuiltIn }
      plan = Plan(detaching: device, ownDomid: source.ownDomid, times: source.settings.times)
    case .insert, .eject, .change:
      let actions = step.plan.undo(ofFirst: step.plan.steps.count)
      plan = Plan(step.plan.direction, step.plan.address, steps: actions.map { Step($0) })
    }
    guard let plan, let outcome = run(plan, isRollingBack: true) else { return }
    state.change { state in
      state.outcomes.append((index, outcome))
      report(outcome)
    }
  }

  private func run(_ plan: Plan, isRollingBack: Bool = false) -> Outcome? {
    engine(isRollingBack: isRollingBack)?.run(plan)
  }

  private func engine(isRollingBack: Bool) -> (any Engine)? {
    do { return try source.engine(isRollingBack: isRollingBack) } catch {
      state.change { $0.faults.append(error) }
      return nil
    }
  }
}

import HotplugOutcome
import HotplugPlan

/// What `apply` shows of a set of changes: each outcome as a whole, and on a terminal a last line with how
/// far it is.
final class ApplyProgress: @unchecked Sendable {
  // Called by one thread at a time.
  private let session: DeviceSession
  private let count: Int
  private var endedCount = 0
  /// What runs, the oldest first.
  private var running: [String] = []

  /// Progress over so many changes.
  init(_ session: DeviceSession, count: Int) { (self.session, self.count) = (session, count) }

  /// Takes what a run reports.
  func take(_ report: ApplyRun.Report) {
    switch report {
    case .began(let plan): running.append(plan.title)
    case .ended(let ended):
      if let index = running.firstIndex(of: ended.outcome.plan.title) {
        running.remove(at: index)
        endedCount += 1
      }
      print(ended)
    }
    showLine()
  }

  private func showLine() {
    let more = running.count > 1 ? " and \(running.count - 1) more" : ""
    session.showLine(running.first.map { "\(endedCount) of \(count) done; \($0)" }, tail: more)
  }

  /// Prints an outcome for a person: all that failed, and with steps what went well, too.
  private func print(_ ended: ApplyRun.Ended) {
    let outcome = ended.outcome
    if session.output.isJSON || ended.isGood && !session.tellsSteps { return }
    session.showLine(nil)
    for line in OutcomeText(outcome: outcome, place: session.place, screen: session.screen).lines {
      session.screen.writeLine(line)
    }
    if ended.isRestoring, !ended.isGood {
      session.screen.writeLine("error: \(outcome.plan.address) could not be brought back to what it was")
    }
  }
}

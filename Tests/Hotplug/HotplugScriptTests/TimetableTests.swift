import Testing

@testable import HotplugScript

@Suite struct TimetableTests {
  /// The steps at each time, in tenths of seconds.
  private func steps(budget: Double, interruptedAt: Double? = nil) -> [String] {
    var table = Timetable(budgetSeconds: budget)
    var steps: [String] = []
    for tenth in 0..<500 {
      let now = Double(tenth) / 10
      if let at = interruptedAt, now >= at { table.interrupt(at: now) }
      while let step = table.due(at: now) { steps.append("\(step) \(now)") }
    }
    return steps
  }

  @Test func followsTheBudget() {
    #expect(steps(budget: 30) == ["terminate 28.0", "kill 30.0", "giveUp 32.0"])
    #expect(steps(budget: 40) == ["terminate 38.0", "kill 40.0", "giveUp 42.0"])
    #expect(steps(budget: 4) == ["terminate 2.0", "kill 4.0", "giveUp 6.0"])
    #expect(steps(budget: 1) == ["terminate 0.5", "kill 1.0", "giveUp 3.0"])
  }

  @Test func interruptionComesEarlier() {
    #expect(steps(budget: 30, interruptedAt: 5) == ["terminate 5.0", "kill 7.0", "giveUp 9.0"])
    #expect(steps(budget: 30, interruptedAt: 0) == ["terminate 0.0", "kill 2.0", "giveUp 4.0"])
    #expect(steps(budget: 30, interruptedAt: 29) == steps(budget: 30))
    #expect(steps(budget: 1, interruptedAt: 0.3) == ["terminate 0.3", "kill 0.8", "giveUp 2.8"])
  }
}

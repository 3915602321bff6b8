import Testing

@testable import HotplugScript

@Suite struct TimetableTests {
  /// The steps at each time, in tenths of seconds.
  private func steps(
    budget: Double,
    grace: Double = Timetable.graceSeconds,
    renewedAt: Double? = nil,
    interruptedAt: Double? = nil
  ) -> [String] {
    var table = Timetable(budgetSeconds: budget, graceSeconds: grace)
    var steps: [String] = []
    for tenth in 0..<500 {
      let now = Double(tenth) / 10
      if now == renewedAt { table.renew(at: now, budgetSeconds: budget) }
      if let at = interruptedAt, now >= at { table.interrupt(at: now) }
      while let step = table.due(at: now) { steps.append("\(step) \(now)") }
    }
    return steps
  }

  @Test func followsTheBudget() {
    #expect(steps(budget: 30) == ["terminate 30.0", "kill 32.0", "giveUp 34.0"])
    #expect(steps(budget: 40) == ["terminate 40.0", "kill 42.0", "giveUp 44.0"])
    #expect(steps(budget: 30, grace: 4) == ["terminate 30.0", "kill 34.0", "giveUp 36.0"])
    #expect(steps(budget: 1) == ["terminate 1.0", "kill 3.0", "giveUp 5.0"])
  }

  @Test func aNewBudgetCountsFromThenOn() {
    #expect(steps(budget: 10, renewedAt: 8) == ["terminate 18.0", "kill 20.0", "giveUp 22.0"])
    #expect(steps(budget: 10, renewedAt: 11) == steps(budget: 10))
    #expect(steps(budget: 10, renewedAt: 8, interruptedAt: 3) == steps(budget: 10, interruptedAt: 3))
  }

  @Test func interruptionComesEarlier() {
    #expect(steps(budget: 30, interruptedAt: 5) == ["terminate 5.0", "kill 7.0", "giveUp 9.0"])
    #expect(steps(budget: 30, interruptedAt: 0) == ["terminate 0.0", "kill 2.0", "giveUp 4.0"])
    #expect(steps(budget: 30, interruptedAt: 29) == ["terminate 29.0", "kill 31.0", "giveUp 33.0"])
    #expect(steps(budget: 30, interruptedAt: 30.5) == steps(budget: 30))
  }
}

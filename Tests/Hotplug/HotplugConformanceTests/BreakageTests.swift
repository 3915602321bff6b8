import Foundation
import HotplugConformance
import Testing
import XLTestKit

/// For each check, a script that breaks its clause alone is caught by it, and by no other check.
///
/// With `XLPLUG_CONFORMANCE=all`, each script is tried with all checks, which takes twenty minutes; without
/// it, with its own and a few others.
@Suite(.ownThread, .serialized) struct BreakageTests {
  /// The budget of slow scripts, in seconds: a third of it is exceeded after 2 s.
  static let budgetSeconds = 6.0
  /// One of so many checks is tried besides its own.
  static let share = 19
  static let triesAll = ProcessInfo.processInfo.environment["XLPLUG_CONFORMANCE"] == "all"

  @Test func eachCheckHasABreakage() {
    #expect(Breakage.disks.map(\.number) == ConformanceCheck.all(of: .block).map(\.number))
    #expect(Breakage.interfaces.map(\.number) == ConformanceCheck.all(of: .vif).map(\.number))
  }

  @Test(arguments: Breakage.disks) func aBrokenBlockScriptIsCaughtByOneCheck(_ breakage: Breakage) throws {
    try tryOut(breakage, .block)
  }

  @Test(arguments: Breakage.interfaces) func aBrokenVifScriptIsCaughtByOneCheck(_ breakage: Breakage) throws {
    try tryOut(breakage, .vif)
  }

  private func tryOut(_ breakage: Breakage, _ kind: ScriptKind) throws {
    let text = try #require(breakage.script(kind), "each change fits exactly once")
    let script = try TriedScript(kind, text, mode: breakage.mode)
    let checks = ConformanceCheck.all(of: kind).enumerated().filter { index, check in
      Self.triesAll || check.number == breakage.number || (index + breakage.number) % Self.share == 0
    }
    for result in try script.report(checks.map(\.element), budgetSeconds: Self.budgetSeconds).results {
      let check = result.check
      if check.number == breakage.number {
        guard case .failed = result.verdict else {
          Issue.record("check \(check.number) is \(result.verdict)")
          continue
        }
      } else if case .failed(let words) = result.verdict {
        Issue.record("check \(check.number), \(check.name), fails, too: \(words)")
      }
    }
  }
}

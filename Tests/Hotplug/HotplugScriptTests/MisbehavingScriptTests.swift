import Foundation
import Testing
import XLTestKit

@testable import HotplugScript

@Suite(.serialized, .ownThread) struct MisbehavingScriptTests {
  @Test(arguments: Misbehaviour.all)
  func isEndedWithControlGroup(_ row: Misbehaviour) throws { try check(row, .automatic) }

  @Test(arguments: Misbehaviour.all)
  func isEndedBySupervisorAlone(_ row: Misbehaviour) throws { try check(row, .supervisorOnly) }

  @Test func thereAreManyOfThem() {
    #expect(Set(Misbehaviour.all.map(\.script)).count >= 30)
  }

  private func check(_ row: Misbehaviour, _ containment: ScriptRunner.Containment) throws {
    let generated = try GeneratedScripts()
    let traces = Traces()
    var environment = row.environment
    environment["PATH"] = Array(ScriptEnvironment.defaultPath.utf8)
    environment[Traces.variable] = Array(traces.mark.utf8)
    let invocation = ScriptInvocation(
      path: try generated.path(row.script),
      arguments: row.words,
      environment: environment,
      budgetSeconds: row.budgetSeconds
    )
    let directory = FileManager.default.currentDirectoryPath
    var execution = try ScriptRunner(containment: containment).start(invocation)
    let group = execution.controlGroup
    let run = execution.wait()
    let aftermath = execution.endDescendants()

    let said = String(decoding: run.output.bytes.prefix(2000), as: UTF8.self)
    #expect(run.ending == row.ending, "\(said)")
    #expect(isRight(ScriptVerdict(run), row.verdict), "\(ScriptVerdict(run))")
    #expect(run.wasReadByShell == row.isReadByShell)
    #expect(run.notes.count == (row.isReadByShell ? 1 : 0))
    #expect(!run.survivedKill)
    // How long after its budget is `TimetableTests`' to say; here a clock would measure the machine.
    if !row.isQuick { #expect(run.durationSeconds >= row.budgetSeconds / 2) }
    #expect(aftermath == Aftermath())
    #expect(traces.processes.isEmpty)
    if let group { #expect(!FileManager.default.fileExists(atPath: group)) }
    #expect(run.output.bytes.count <= CapturedOutput.headBytesMax + CapturedOutput.tailBytesMax + 100)
    #expect(FileManager.default.currentDirectoryPath == directory)
  }

  private func isRight(_ verdict: ScriptVerdict, _ expected: Misbehaviour.Verdict) -> Bool {
    switch (verdict, expected) {
    case (.success, .success), (.failure, .failure), (.failureBreakingProtocol, .breaksProtocol): true
    default: false
    }
  }
}

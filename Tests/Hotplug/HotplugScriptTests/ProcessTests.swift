import Foundation
import Testing
import XLTestKit

@testable import HotplugScript

/// What is left in the process that runs scripts, each in a process of its own.
@Suite struct ProcessTests {
  @Test func keepsNothing() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      // The first run opens what the libraries keep open.
      ProcessTests.run(.succeeds("looks-around.sh"), .automatic)
      ProcessTests.run(.fails("forks", "comet"), .automatic)
      let before = ProcessTests.descriptors()
      let (mask, directory) = (umask(0o027), FileManager.default.currentDirectoryPath)
      let rows = Misbehaviour.all.filter(\.isQuick) + [.runsOut("hangs.sh"), .runsOut("ignores-term.sh")]
      DispatchQueue.concurrentPerform(iterations: rows.count * 2) { number in
        ProcessTests.run(rows[number / 2], number % 2 == 0 ? .automatic : .supervisorOnly)
      }
      let after = ProcessTests.descriptors()
      // Dispatch's thread for events opens its files later on a busy machine; ours are of other kinds.
      let events = after.filter { file in
        !before.contains(file) && ["[eventpoll]", "[eventfd]", "[timerfd]"].contains { file.hasSuffix($0) }
      }
      ProcessTests.demand(events.count > 4 ? after : after.filter { !events.contains($0) }, before)
      ProcessTests.demand(ProcessTests.children(), [])
      ProcessTests.demand([umask(mask)], [0o027])
      ProcessTests.demand(FileManager.default.currentDirectoryPath, directory)
      ProcessTests.demand(ProcessTests.controlGroups(), [])
    }
    // The testing library writes marks of its own around it.
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    if said.contains("found ") { Issue.record("\(said)") }
  }

  /// What a caller has closed, ignored or blocked is not the script's business.
  @Test func callersStateStaysTheCallers() async {
    await #expect(processExitsWith: .success) {
      for number in [SIGCHLD, SIGPIPE, SIGINT, SIGTERM, SIGUSR1] { signal(number, SIG_IGN) }
      var all = sigset_t()
      sigfillset(&all)
      pthread_sigmask(SIG_BLOCK, &all, nil)
      for descriptor in Int32(0)..<3 { close(descriptor) }
      ProcessTests.run(.succeeds("looks-around.sh"), .automatic)
      ProcessTests.run(.succeeds("looks-around.sh"), .supervisorOnly)
    }
  }

  /// Says on standard error what the parent reports; a status would not say what.
  private static func demand<Value: Equatable>(_ found: Value, _ expected: Value) {
    if found == expected { return }
    FileHandle.standardError.write(Data("found \(found), expected \(expected)\n".utf8))
  }

  @Test(arguments: [0, 1]) func deathEndsTheScripts(_ number: Int) async {
    let traces = Traces(mark: "caller-\(getpid())")
    if number == 0 {
      await #expect(processExitsWith: .success) {
        let box = ProcessTests.startHanging()
        withExtendedLifetime(box) { () -> Void in _exit(0) }
      }
    } else {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        let box = ProcessTests.startHanging()
        withExtendedLifetime(box) { _ = kill(getpid(), SIGKILL) }
      }
    }
    #expect(Traces.eventually { traces.processes.isEmpty })
  }

  private static func startHanging() -> Box {
    let traces = Traces(mark: "caller-\(getppid())")
    guard
      let execution = try? ScriptRunner().start(
        traces.invocation("hangs-with-children.sh", budgetSeconds: 60)
      ),
      Traces.eventually({ traces.processes.count >= 3 })
    else { preconditionFailure("the script did not start") }
    return Box(execution)
  }

  private final class Box {
    let execution: ScriptExecution
    init(_ execution: consuming ScriptExecution) { self.execution = execution }
  }

  private static func run(_ row: Misbehaviour, _ containment: ScriptRunner.Containment) {
    guard let generated = try? GeneratedScripts(), let path = try? generated.path(row.script),
      var execution = try? ScriptRunner(containment: containment).start(
        ScriptInvocation(
          path: path,
          arguments: row.words,
          environment: row.environment,
          budgetSeconds: row.budgetSeconds
        )
      )
    else { preconditionFailure("\(row) did not start") }
    let run = execution.wait()
    precondition(run.ending == row.ending, "\(row): \(run.ending)")
    execution.endDescendants()
  }

  private static func descriptors() -> [String] {
    // Other tests' files come with the fork, and are deleted when they like.
    (0..<1024).compactMap { number in
      Traces.descriptor(getpid(), number).map { "\(number): \($0.replacing(" (deleted)", with: ""))" }
    }
  }

  private static func children() -> [String] {
    let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
    return tasks.compactMap { try? String(contentsOfFile: "/proc/self/task/\($0)/children", encoding: .utf8) }
      .filter { !$0.isEmpty }
  }

  private static func controlGroups() -> [String] {
    guard let probe = ControlGroup.make() else { return [] }
    probe.remove()
    let place = URL(fileURLWithPath: probe.path).deletingLastPathComponent().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    return names.filter { $0.hasPrefix("xlplug-\(getpid())-") }
  }
}

import Foundation
import Testing
import XLTestKit

@testable import HotplugScript

@Suite struct ExecutionTests {
  /// Budgets that a script uses up only if nobody ends it.
  private static let longSeconds = 600.0

  @Test(arguments: ["hangs.sh", "ignores-term.sh"])
  func isInterrupted(_ script: String) throws {
    let traces = Traces()
    let interrupt = Pipe()
    var execution = try ScriptRunner().start(traces.invocation(script, budgetSeconds: Self.longSeconds))
    Thread.detachNewThread {
      usleep(100_000)
      interrupt.fileHandleForWriting.write(Data([1]))
    }
    let run = execution.wait(interruptedBy: interrupt.fileHandleForReading.fileDescriptor)
    #expect(run.ending == .interrupted)
    #expect(run.durationSeconds < Self.longSeconds / 2)
    #expect(!run.survivedKill)
    #expect(execution.endDescendants() == Aftermath())
    #expect(traces.processes.isEmpty)
  }

  @Test func isInterruptedByAClosedPipe() throws {
    let interrupt = Pipe()
    try interrupt.fileHandleForWriting.close()
    var execution = try ScriptRunner().start(Traces().invocation("hangs.sh", budgetSeconds: Self.longSeconds))
    let run = execution.wait(interruptedBy: interrupt.fileHandleForReading.fileDescriptor)
    #expect(run.ending == .interrupted)
    #expect(run.durationSeconds < Self.longSeconds / 2)
  }

  @Test func outputArrivesInPieces() throws {
    var pieces: [UInt8] = []
    var execution = try ScriptRunner().start(Traces().invocation("floods-and-succeeds.sh"))
    let run = execution.wait(onOutput: { pieces += $0 })
    #expect(run.ending == .exited(0))
    #expect(pieces.count == run.output.totalBytes)
    #expect(pieces.count == 8_000_000 + "first line\n\nlast line\n".utf8.count)
    #expect(run.output.head.starts(with: "first line\nxxx".utf8))
    #expect(run.output.lastLines(1) == [Array("last line".utf8)])
    #expect(run.output.droppedBytes == pieces.count - run.output.head.count - run.output.tail.count)
  }

  /// Reads a packet, answers with the same, and prints something; then it needs more than its first budget.
  @Test func aProgramThatSpeaksHasASocket() throws {
    var invocation = Traces().invocation("speaks.sh", budgetSeconds: 1)
    invocation.request = Array("what\0is\n".utf8)
    var packets: [[UInt8]] = []
    var execution = try ScriptRunner().start(invocation)
    let run = execution.wait(onPacket: { packet in
      packets.append(packet)
      return 120
    })
    #expect(run.ending == .exited(0))
    #expect(packets == [Array("what\0is\n".utf8), Array("end\n".utf8)])
    #expect(run.output.bytes == Array("said\n".utf8))
  }

  @Test func whatNoPacketHoldsIsRefused() throws {
    var invocation = Traces().invocation("speaks.sh")
    invocation.request = [UInt8](repeating: 0, count: ScriptExecution.packetBytesMax + 1)
    #expect(throws: ScriptFault.self) { _ = try ScriptRunner().start(invocation) }
  }

  @Test func bytesComeAsTheyAre() throws {
    var execution = try ScriptRunner().start(Traces().invocation("writes-binary.sh"))
    let expected = Array("a\0b\u{1B}[31mred\u{1B}[0m\u{1B}]0;title\u{07}".utf8) + [0xC2, 0x9B, 0xFF]
    #expect(execution.wait().output.bytes == expected + Array("\r\nend\n".utf8))
  }

  @Test func droppingEndsAll() throws {
    let traces = Traces()
    do {
      let execution = try ScriptRunner().start(traces.invocation("hangs-with-children.sh"))
      #expect(Traces.eventually { traces.processes.count >= 3 })
      #expect(execution.controlGroup.map { FileManager.default.fileExists(atPath: $0) } != false)
    }
    #expect(traces.processes.isEmpty)
  }

  @Test func waitingTwiceSaysTheSame() throws {
    var execution = try ScriptRunner().start(Traces().invocation("exits-with.sh", words: ["7"]))
    #expect(execution.wait() == execution.wait())
  }

  @Test func survivesTheDeathOfItsSupervisor() throws {
    let traces = Traces()
    var execution = try ScriptRunner().start(
      traces.invocation("kills-ancestors.sh", budgetSeconds: Self.longSeconds)
    )
    let group = execution.controlGroup
    let run = execution.wait()
    #expect(run.ending == .unwatched)
    #expect(run.durationSeconds < Self.longSeconds / 2)
    let aftermath = execution.endDescendants()
    #expect(aftermath.wasUnwatched)
    #expect(aftermath.living == 0)
    if let group {
      #expect(traces.processes.isEmpty)
      #expect(!FileManager.default.fileExists(atPath: group))
    }
    for pid in traces.processes { kill(pid, SIGKILL) }
  }

  /// Another thread may have forked while a file was written; that passes, a writer that stays does not.
  @Test func waitsForAWriter() throws {
    #expect(try ending(withWriterFor: nil) == .notStarted(.busy))
    // On a busy machine not every writer is gone, also from what others fork, while the launcher still tries.
    let isWaitedFor = try (0..<20).contains { _ in try ending(withWriterFor: 50_000) == .exited(0) }
    #expect(isWaitedFor)
  }

  /// How a program ends that is open for writing for so many microseconds after its start, or all the time.
  private func ending(withWriterFor microseconds: UInt32?) throws -> ScriptRun.Ending {
    let place = try Project.temporaryDirectory("busy")
    defer { _ = try? FileManager.default.removeItem(at: place) }
    let program = place.appendingPathComponent("true")
    try copyScript(URL(fileURLWithPath: "/bin/true"), to: program)
    let writer = open(program.path, O_WRONLY | O_CLOEXEC)
    var execution = try ScriptRunner().start(
      ScriptInvocation(path: program.path, arguments: [], environment: [:], budgetSeconds: 120)
    )
    if let microseconds {
      usleep(microseconds)
      close(writer)
    }
    defer { if microseconds == nil { close(writer) } }
    return execution.wait().ending
  }

  @Test func manyAtOnceDoNotMix() async throws {
    await withTaskGroup(of: Void.self) { tasks in
      for number in 0..<24 {
        tasks.addTask {
          let traces = Traces()
          var invocation = traces.invocation("exits-with.sh", words: ["\(number)"])
          invocation.path = "/bin/sh"
          invocation.arguments = ["-c", "echo \(number); exit \(number)"]
          guard var execution = try? ScriptRunner().start(invocation) else {
            Issue.record("not started")
            return
          }
          let run = execution.wait()
          #expect(run.ending == .exited(Int32(number)))
          #expect(run.output.bytes == Array("\(number)\n".utf8))
          execution.endDescendants()
        }
      }
    }
  }

  @Test func refusesWhatNoProgramCanBeGiven() {
    let good = ScriptInvocation(path: "/bin/true", arguments: [], environment: [:], budgetSeconds: 1)
    check(good) { $0.budgetSeconds = 0 }
    check(good) { $0.budgetSeconds = -1 }
    check(good) { $0.budgetSeconds = .nan }
    check(good) { $0.budgetSeconds = .infinity }
    check(good) { $0.budgetSeconds = ScriptRunner.budgetSecondsMax + 1 }
    check(good) { $0.path = "bin/true" }
    check(good) { $0.path = "/bin/true\0" }
    check(good) { $0.arguments = ["a\0"] }
    check(good) { $0.environment = ["": []] }
    check(good) { $0.environment = ["a=b": []] }
    check(good) { $0.environment = ["a": [0]] }
  }

  private func check(_ good: ScriptInvocation, _ spoil: (inout ScriptInvocation) -> Void) {
    var invocation = good
    spoil(&invocation)
    do throws(ScriptFault) {
      var execution = try ScriptRunner().start(invocation)
      Issue.record("was run: \(execution.wait())")
    } catch {
      if case .unusableInvocation = error { return }
      Issue.record("\(error)")
    }
  }
}

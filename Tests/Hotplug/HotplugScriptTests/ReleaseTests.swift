import Foundation
import Testing

@testable import HotplugScript

/// After success a daemon lives on, and holds nothing of ours.
@Suite struct ReleaseTests {
  struct Daemon: Sendable, CustomTestStringConvertible {
    let script: String
    let keepsPipe: Bool
    let containment: ScriptRunner.Containment
    var testDescription: String { "\(script) \(containment)" }
  }

  static let daemons = [ScriptRunner.Containment.automatic, .supervisorOnly].flatMap { containment in
    [
      Daemon(script: "silent-daemon.sh", keepsPipe: false, containment: containment),
      Daemon(script: "daemon-keeps-pipe.sh", keepsPipe: true, containment: containment),
      Daemon(script: "chatty-daemon.sh", keepsPipe: true, containment: containment),
    ]
  }

  @Test(arguments: daemons) func livesOn(_ daemon: Daemon) throws {
    var ours: [Int32] = [-1, -1]
    #expect(pipe(&ours) == 0)  // inherited by everything that does not close it
    defer { for descriptor in ours { close(descriptor) } }
    let traces = Traces()
    defer { for pid in traces.processes { kill(pid, SIGKILL) } }
    var execution = try ScriptRunner(containment: daemon.containment).start(traces.invocation(daemon.script))
    let group = execution.controlGroup
    #expect(execution.wait().ending == .exited(0))
    // A process has no environment to be found by for the moment that exec takes.
    #expect(Traces.eventually { !traces.processes.isEmpty })
    let living = traces.processes
    let aftermath = execution.release()

    #expect(aftermath.living >= 1)
    #expect(aftermath.isDrained == daemon.keepsPipe)
    #expect(aftermath.leftControlGroup == nil)
    if let group { #expect(!FileManager.default.fileExists(atPath: group)) }
    let daemonPid = try #require(living.first)
    let outputPipe = Traces.descriptor(daemonPid, 1)
    for descriptor in 3..<256 {
      let held = Traces.descriptor(daemonPid, descriptor)
      #expect(held == nil || held?.hasSuffix(".sh") == true)  // dash keeps the script it reads
    }
    usleep(100_000)
    #expect(kill(daemonPid, 0) == 0, "it was to live on")
    // It has its name a moment after it was made.
    #expect(Traces.eventually { drains(of: outputPipe).count == (daemon.keepsPipe ? 1 : 0) })

    for pid in traces.processes { kill(pid, SIGKILL) }
    #expect(Traces.eventually { traces.processes.isEmpty })
    #expect(Traces.eventually { drains(of: outputPipe).isEmpty })
  }

  /// The processes that read a pipe in order to discard.
  private func drains(of pipe: String?) -> [Int32] {
    let pids = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return pids.compactMap(Int32.init).filter { pid in
      guard Traces.status(pid, "Name") == "xlplug-drain" else { return false }
      // Its number is high where many tests have files open.
      let held = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd")) ?? []
      return held.compactMap { Int($0) }.contains { Traces.descriptor(pid, $0) == pipe }
    }
  }
}

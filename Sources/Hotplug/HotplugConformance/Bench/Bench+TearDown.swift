import DiskImages
import Glibc
import HostFiles
import HotplugPlan
import HotplugScript
import XenstoreHost
import XenstoreWire

/// An execution that has connected a device, or may have.
struct BenchConnection {
  let device: BenchDevice
  let step: ScriptStep
}

/// What a run knows of earlier checks.
final class RunMemory {
  /// The verdicts so far, by the numbers of the checks.
  var verdicts: [Int: ConformanceResult.Verdict] = [:]
  /// Whether an execution that was to undo a connection has timed out: no further one is run for that.
  var isUndoingHung = false
  /// Whether the script makes an interface the port of a bridge; nil if not known yet.
  var connectsBridge: Bool?
}

extension Bench {
  /// Notes whether an execution has connected or disconnected its device.
  ///
  /// As after an attach, one that fails by itself has undone its own work. `keyBefore` is what the success
  /// key was before it.
  func noteConnection(_ step: ScriptStep, _ device: BenchDevice, _ run: ScriptRun, keyBefore: [UInt8]?) {
    let hasConnected = step.isConnecting && run.ending == .exited(0)
    noteLoops(device, isNew: hasConnected && (try? value(successKey.rawValue, of: device)) != keyBefore)
    func isOfSame(_ connection: BenchConnection) -> Bool {
      connection.device.address == device.address && connection.step.undoing.call == step.undoing.call
    }
    switch run.ending {
    case .notStarted: return
    case .exited(let status) where status != 0: return
    case .exited:
      connections.removeAll(where: isOfSame)
      if step.isConnecting { connections.append(BenchConnection(device: device, step: step)) }
    case .signalled, .timedOut, .interrupted, .unwatched:
      if step.isConnecting, !connections.contains(where: isOfSame) {
        connections.append(BenchConnection(device: device, step: step))
      }
    }
  }

  /// Runs the script's own execution that disconnects it for each device that is still connected.
  func undoConnections() {
    while let connection = connections.popLast() {
      if memory.isUndoingHung { continue }
      do throws(CheckEnding) {
        try setClosed(connection.device)
        try forgetFreedLoop(connection.device)
        var execution = try start(invocation(connection.step.undoing, TrialOptions()))
        let run = execution.wait()
        execution.endDescendants()
        if case .timedOut = run.ending { memory.isUndoingHung = true }
      } catch {
        // The devices that are left are freed without the script.
      }
    }
  }

  /// Undoes all that the script has left, and removes the check's own devices and files; what remains, in
  /// words.
  func tearDown() -> [String] {
    undoConnections()
    for process in processes { kill(process.pid, SIGKILL) }
    _ = settled { processes.isEmpty }
    for loop in loops { _ = LoopAttachment(of: loop, below: directory)?.end() }
    var left: [String] = []
    for attachment in givenLoops where attachment.end() == .stays { left.append(attachment.staysWords) }
    left += unnamedLoops
    removeInterfaces()
    stopServer()
    // A mount elsewhere is not the script's in the namespace of the host.
    _ = mountTable.unmount { mount in
      mount.isAtOrBelow(root.path) || isMountPrivate && !(mountsBefore?.contains(mount) ?? true)
    }
    if let problem = removeFiles() {
      left.append("'\(root.path)' was not removed: \(problem); remove it when nothing is mounted below it")
    }
    return left
  }

  private func removeFiles() -> String? {
    guard let mounts = mountTable.mounts else { return "the table of mounts cannot be read" }
    if let mount = mounts.first(where: { $0.isAtOrBelow(root.path) }) {
      return "'\(mount.words)' is still mounted"
    }
    return root.remove()
  }
}

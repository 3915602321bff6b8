import HotplugPlan
public import HotplugScript
import XenstoreHost
import XenstoreWire

/// One execution by hand: what the script was given, and what it did.
public struct ManualExecution: Sendable {
  /// Which execution it is.
  public let call: ScriptCall
  /// The whole environment.
  public let environment: [String: [UInt8]]
  /// The backend directory of the device.
  public let directory: String
  /// The values of all nodes of the store before, by path.
  public let before: [String: [UInt8]]
  /// The same afterwards.
  public let after: [String: [UInt8]]
  /// How it went.
  public let run: ScriptRun
}

/// Executions by hand, in order.
public struct ManualReport: Sendable {
  /// The executions.
  public let executions: [ManualExecution]
  /// What could not be removed after them, in words.
  public let leftovers: [String]
}

extension ConformanceRun {
  /// Runs executions by hand, in order, for one device of a fresh store; all that they leave is removed at
  /// the end.
  public func executions(
    of calls: [ScriptCall],
    isReadOnly: Bool = false
  ) throws(ConformanceFault) -> ManualReport {
    try IsolatedThread.run(withNetwork: hasOwnNetwork) { problem in
      if let problem, self.kind == .vif { return .failure(ConformanceFault(description: problem)) }
      var executions: [ManualExecution] = []
      var leftovers: [String] = []
      do throws(CheckEnding) {
        let bench = try Bench(self, isMountPrivate: problem == nil, RunMemory())
        defer { leftovers = bench.tearDown() }
        executions = try bench.executions(of: calls, isReadOnly: isReadOnly)
      } catch {
        switch error {
        case .fault(let words), .skipped(let words), .finding(let words):
          return .failure(ConformanceFault(description: words, leftovers: leftovers))
        }
      }
      return .success(ManualReport(executions: executions, leftovers: leftovers))
    }
  }
}

extension Bench {
  fileprivate func executions(of calls: [ScriptCall], isReadOnly: Bool) throws(CheckEnding)
    -> [ManualExecution]
  {
    let device: BenchDevice
    switch settings.kind {
    case .block: device = try disk(target: try target(), mode: isReadOnly ? .readOnly : .readWrite)
    case .vif:
      try makeBridge()
      let hasTwin = calls.contains { $0 == .tapAdd || $0 == .tapRemove }
      device = try interface { $0.isEmulated = hasTwin }
    }
    var executions: [ManualExecution] = []
    for call in calls {
      var step = device.steps[0]
      step.call = call
      if !step.isConnecting { try setClosed(device) }
      let before = try tree()
      let trial = try execute(step, device, TrialOptions(isClean: true))
      executions.append(
        ManualExecution(
          call: call,
          environment: invocation(step, TrialOptions(isClean: true)).environment,
          directory: device.address.backendPath.string,
          before: before,
          after: try tree(),
          run: trial.run
        )
      )
    }
    return executions
  }

  /// The values of all nodes by path.
  private func tree() throws(CheckEnding) -> [String: [UInt8]] {
    try store { () throws(StoreFault) in
      var values: [String: [UInt8]] = [:]
      var pending = [StorePath.root]
      while let path = pending.popLast() {
        guard let value = try client.readIfPresent(path) else { continue }
        values[path.string] = value
        pending += try (client.listIfPresent(path) ?? []).map { path.appending($0) }
      }
      return values
    }
  }
}

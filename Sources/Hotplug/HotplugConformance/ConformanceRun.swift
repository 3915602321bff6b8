/// A run of the suite on one script: each check has a store, a directory and devices of its own.
public struct ConformanceRun: Sendable {
  /// The budget of one execution where none is given, in seconds: that of an attach.
  public static let budgetSecondsDefault = 30.0

  /// The script, absolute.
  public var script: String
  /// What it connects.
  public var kind: ScriptKind
  /// The targets of disks, each as a script gets it in `params`; if empty, the suite makes images.
  public var targets: [[UInt8]] = []
  /// The keys of interfaces.
  public var interface = InterfaceKeys()
  /// The environment of which scripts get a part.
  public var environment: [String: [UInt8]] = [:]
  /// The names of further variables of the environment that scripts get.
  public var scriptVariables: Set<String> = []
  /// The budget of one execution, in seconds.
  public var budgetSeconds = budgetSecondsDefault
  /// A descriptor that ends the run when it becomes readable.
  public var interruptDescriptor: Int32?

  /// A run of the suite.
  public init(script: String, kind: ScriptKind) { (self.script, self.kind) = (script, kind) }

  /// Tries the script; `observer` gets each result when it is known.
  ///
  /// The checks run on a thread with a private mount namespace, and for interfaces with a network namespace,
  /// unless they need an interface that exists: the mounts of the host are never changed.
  public func report(
    of checks: [ConformanceCheck]? = nil,
    observer: @escaping @Sendable (ConformanceResult) -> Void = { _ in },
  ) throws(ConformanceFault) -> ConformanceReport {
    let checks = checks ?? ConformanceCheck.all(of: kind)
    let results = try IsolatedThread.run(withNetwork: hasOwnNetwork) { problem in
      var results: [ConformanceResult] = []
      let memory = RunMemory()
      for check in checks {
        let result = self.result(of: check, isolationProblem: problem, memory)
        guard let result = try? result.get() else { return result.map { [$0] } }
        results.append(result)
        memory.verdicts[check.number] = result.verdict
        observer(result)
      }
      return .success(results)
    }
    return ConformanceReport(script: script, kind: kind, results: results)
  }

  /// Whether interfaces are made in a network namespace.
  var hasOwnNetwork: Bool { kind == .vif && !interface.needsHost }

  private func result(
    of check: ConformanceCheck,
    isolationProblem: String?,
    _ memory: RunMemory,
  ) -> Result<ConformanceResult, ConformanceFault> {
    let start = ContinuousClock.now
    var verdict = ConformanceResult.Verdict.passed
    var leftovers: [String] = []
    do throws(CheckEnding) {
      if let isolationProblem, kind == .vif { throw .skipped(isolationProblem) }
      let bench = try Bench(self, isMountPrivate: isolationProblem == nil, memory)
      defer { leftovers = bench.tearDown() }
      try check.body(bench)
    } catch {
      switch error {
      case .finding(let words): verdict = .failed(words)
      case .skipped(let reason): verdict = .skipped(reason)
      case .fault(let words):
        let description = "check \(check.number): \(words)"
        return .failure(ConformanceFault(description: description, leftovers: leftovers))
      }
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return .success(
      ConformanceResult(check: check, verdict: verdict, seconds: seconds, leftovers: leftovers)
    )
  }
}

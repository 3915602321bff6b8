import Glibc
import HotplugScript

/// The same script in turns by hand and under the supervisor, so that each pair has the same machine.
struct SupervisionBench {
  /// The parts of a supervised run, in seconds.
  struct Run {
    /// Until the supervisor was started: its group made, its process forked.
    var start = 0.0
    /// From the end of the script to that of the supervisor: processes counted, the group removed.
    var end = 0.0
    /// All.
    var total = 0.0
  }

  /// What is run.
  let invocation: ScriptInvocation
  private var byHand: [Double] = []
  private var byHandWithPipe: [Double] = []
  private var plain: [Run] = []
  private var grouped: [Run] = []
  private var again: [Double] = []

  init(path: String, arguments: [String], environment: [String: [UInt8]]) {
    invocation = ScriptInvocation(
      path: path,
      arguments: arguments,
      environment: environment,
      budgetSeconds: 60
    )
  }

  /// One run of each kind, in every other round backwards; `between` undoes what the script did.
  mutating func round(_ number: Int, between: () throws -> Void) throws {
    for kind in number.isMultiple(of: 2) ? Array(0..<5) : (0..<5).reversed() {
      switch kind {
      case 0: byHand.append(try hand(hasPipe: false))
      case 1: byHandWithPipe.append(try hand(hasPipe: true))
      case 2: plain.append(try supervised(.supervisorOnly))
      case 3: grouped.append(try supervised(.automatic))
      default: again.append(try hand(hasPipe: false))
      }
      try between()
    }
  }

  private func hand(hasPipe: Bool) throws -> Double {
    try HandRun.seconds(
      path: invocation.path,
      arguments: invocation.arguments,
      invocation.environment,
      hasPipe: hasPipe
    )
  }

  private func supervised(_ containment: ScriptRunner.Containment) throws -> Run {
    let begin = ContinuousClock.now
    var execution = try ScriptRunner(containment: containment).start(invocation)
    let started = ContinuousClock.now
    let run = execution.wait()
    let ended = ContinuousClock.now
    execution.release()
    guard case .exited(0) = run.ending else { throw BenchFault.scriptEnded(-1) }
    let over = ContinuousClock.now
    return Run(
      start: (started - begin).inSeconds,
      end: (over - ended).inSeconds,
      total: (over - begin).inSeconds
    )
  }

  /// The medians as rows of a table in markdown; what is added is the median of the differences of pairs.
  func rows(_ name: String) -> String {
    let script = Samples.median(byHand)
    func added(_ values: [Double]) -> Double { Samples.median(zip(values, byHand).map { $0 - $1 }) }
    func row(_ what: String, _ total: [Double], _ start: [Double] = [], _ end: [Double] = []) -> String {
      let more = added(total)
      let parts = [start, end].map { $0.isEmpty ? "" : Samples.milliseconds(Samples.median($0)) }
      return "| \(name), \(what) | \(Samples.milliseconds(Samples.median(total))) | "
        + "\(Samples.milliseconds(more)) | \(Samples.percent(more, script)) | \(parts[0]) | \(parts[1]) |"
    }
    return [
      row("posix_spawn", byHand), row("posix_spawn once more", again),
      row("posix_spawn and a pipe", byHandWithPipe),
      row("supervised, no group", plain.map(\.total), plain.map(\.start), plain.map(\.end)),
      row("supervised, in a group", grouped.map(\.total), grouped.map(\.start), grouped.map(\.end)),
    ].joined(separator: "\n")
  }

  /// The head of that table.
  static let head = """
    | script, how it is run: medians | ms | added in pairs, ms | % | to start it, ms | to end it, ms |
    |---|--:|--:|--:|--:|--:|
    """
}

/// What was measured, in seconds.
struct Samples {
  var byHand: [Double] = []
  var attaches: [(total: Double, script: Double, steps: [Double])] = []
  var detaches: [(total: Double, script: Double)] = []
  var builtInAttaches: [(total: Double, script: Double, steps: [Double])] = []
  var builtInDetaches: [(total: Double, script: Double)] = []

  /// The medians as a table in markdown, with the engine's share.
  var table: String {
    let script = median(byHand)
    let attach = median(attaches.map(\.total))
    let step = median(attaches.map(\.script))
    let around = median(attaches.map { $0.total - $0.script })
    // Each attach against the run by hand beside it: what slows the machine down slows both.
    let added = median(zip(attaches, byHand).map { $0.total - $1 })
    let fastest = (script: byHand.min() ?? .nan, attach: attaches.map(\.total).min() ?? .nan)
    return """
      | attach, median of \(attaches.count) | ms | % of the script |
      |---|--:|--:|
      | `block add` by hand | \(milliseconds(script)) | 100.0 |
      | attach by the engine | \(milliseconds(attach)) | \(percent(attach, script)) |
      | its script step: the script, started and supervised | \(milliseconds(step)) | \(percent(step, script)) |
      | everything around the script step | \(milliseconds(around)) | \(percent(around, script)) |
      | added to the script, run against run | \(milliseconds(added)) | \(percent(added, script)) |

      The fastest script by hand took \(milliseconds(fastest.script)) ms, the fastest attach \
      \(milliseconds(fastest.attach)) ms: \(percent(fastest.attach - fastest.script, fastest.script)) % more.
      The engine adds \(percent(added, script)) % to its script (goal: less than \(tenths(goalPercent)) %). \
      A detach takes \(milliseconds(median(detaches.map(\.total)))) ms, \
      \(milliseconds(median(detaches.map(\.script)))) ms of them in `block remove`.
      """
  }

  /// The script's work done by the script and in this process, as a table in markdown.
  var builtInTable: String {
    func row(_ name: String, _ script: [Double], _ builtIn: [Double]) -> String {
      let (slow, fast) = (median(script), median(builtIn))
      return "| \(name) | \(milliseconds(slow)) | \(hundredths(fast * 1000)) | \(tenths(slow / fast)) |"
    }
    let steps = builtInAttaches.map(\.script)
    return """
      | with `--builtin-block`, median of \(builtInAttaches.count) | script ms | built in ms | times as fast |
      |---|--:|--:|--:|
      \(row("`block add` by hand, against the step in its place", byHand, steps))
      \(row("the step of the attach", attaches.map(\.script), steps))
      \(row("the whole attach", attaches.map(\.total), builtInAttaches.map(\.total)))
      \(row("the step of the detach", detaches.map(\.script), builtInDetaches.map(\.script)))
      \(row("the whole detach", detaches.map(\.total), builtInDetaches.map(\.total)))

      In this process the script's work is done \(tenths(median(byHand) / median(steps))) times as fast as by hand \
      (goal: \(tenths(goalTimes))).
      """
  }

  /// The median of each step, as a table in markdown.
  func stepTable(_ names: [String]) -> String {
    let rows = names.enumerated().map { index, name in
      "| \(name) | \(milliseconds(median(attaches.compactMap { $0.steps.dropFirst(index).first }))) |"
    }
    return (["| step of the attach, median | ms |", "|---|--:|"] + rows).joined(separator: "\n")
  }

  /// The value in the middle.
  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    if sorted.isEmpty { return .nan }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// A time in milliseconds, as text.
  static func milliseconds(_ seconds: Double) -> String { hundredths(seconds * 1000) }
  /// A part of a whole in percent, as text.
  static func percent(_ part: Double, _ whole: Double) -> String { tenths(part / whole * 100) }
  private static func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
  private static func hundredths(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }

  private func median(_ values: [Double]) -> Double { Self.median(values) }
  private func milliseconds(_ seconds: Double) -> String { Self.milliseconds(seconds) }
  private func percent(_ part: Double, _ whole: Double) -> String { Self.percent(part, whole) }
  private func tenths(_ value: Double) -> String { Self.tenths(value) }
  private func hundredths(_ value: Double) -> String { Self.hundredths(value) }
}

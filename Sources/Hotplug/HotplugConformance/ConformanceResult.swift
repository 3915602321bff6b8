/// What one check found.
public struct ConformanceResult: Sendable {
  /// The verdict on one clause.
  public enum Verdict: Hashable, Sendable {
    /// The script keeps the clause.
    case passed
    /// It does not; what was observed.
    case failed(String)
    /// It was not tried; the reason.
    case skipped(String)
  }

  /// The check.
  public let check: ConformanceCheck
  /// What it found.
  public let verdict: Verdict
  /// How long it took, in seconds.
  public let seconds: Double
  /// What could not be removed after it, in words.
  public let leftovers: [String]
}

/// What all checks found about one script.
public struct ConformanceReport: Sendable {
  /// The script, absolute.
  public let script: String
  /// What it connects.
  public let kind: ScriptKind
  /// The results, in the order of the numbers of their checks.
  public let results: [ConformanceResult]

  /// What could not be removed after the checks, in words.
  public var leftovers: [String] { results.flatMap(\.leftovers) }

  /// The verdict on an execution that connects a device, on which nearly all other checks depend.
  private var connectVerdict: ConformanceResult.Verdict? { results.first { $0.check.number == 104 }?.verdict }
  /// Why no device could be connected here; nil if one was, or if the script failed to do so.
  public var reasonNotChecked: String? {
    if case .skipped(let reason) = connectVerdict { reason } else { nil }
  }
  /// Whether the script has connected a device, where that was asked, and failed no check.
  public var isPassed: Bool { (connectVerdict ?? .passed) == .passed && failedCount == 0 }

  /// How many checks the script passed.
  public var passedCount: Int { results.count { $0.verdict == .passed } }
  /// How many it failed.
  public var failedCount: Int { results.count { if case .failed = $0.verdict { true } else { false } } }
  /// How many were not tried.
  public var skippedCount: Int { results.count - passedCount - failedCount }
}

/// Why the suite could not go on; nothing is known about the script.
public struct ConformanceFault: Error, CustomStringConvertible {
  /// What went wrong.
  public let description: String
  /// What could not be removed, in words.
  public var leftovers: [String] = []
}

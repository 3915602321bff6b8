import XLModel
import XLSyntax
import XLText

/// One thing to tell about a disk, before it is put into words.
enum DiskFinding: Hashable, Sendable {
  /// Something in the syntax.
  case problem(DiskProblem)
  /// Something that only libxl would notice.
  case concern(DiskConcern)

  var range: ByteRange {
    switch self {
    case .problem(let problem): problem.range
    case .concern(let concern): concern.range
    }
  }

  var severity: Diagnostic.Severity {
    switch self {
    case .concern(let concern): concern.severity
    case .problem(let problem):
      switch problem {
      case .overridden, .droppedEquals, .deprecatedPrefix, .ignoredPrefix: .warning
      case .edgeBlank(let word, _, _): word == .vdev ? .error : .warning
      case .swallowed(_, _, let isFatal): isFatal ? .error : .warning
      default: .error
      }
    }
  }

  /// Everything to tell, in the order of the text.
  static func all(in reading: DiskReading, _ options: CheckOptions) -> [DiskFinding] {
    let concerns = DiskConcern.all(in: reading.spec, options)
    if reading.problems.isEmpty && concerns.isEmpty { return [] }
    var findings: [DiskFinding] = []
    findings.reserveCapacity(reading.problems.count + concerns.count)
    for problem in reading.problems where !isExplained(problem, by: reading) {
      findings.append(.problem(problem))
    }
    for concern in concerns { findings.append(.concern(concern)) }
    if findings.count > 1 {
      findings.sort { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
    }
    return findings
  }

  /// Whether a missing part is there, but under a misspelt key that is reported anyway.
  private static func isExplained(_ problem: DiskProblem, by reading: DiskReading) -> Bool {
    let missing: DiskMeaning
    switch problem {
    case .missingVirtualDevice: missing = .key(.vdev)
    case .missingTarget: missing = .key(.target)
    default: return false
    }
    return reading.problems.contains { other in
      guard case .unknownKey(let name, _) = other else { return false }
      return DiskMeaning.ofKey(reading.spec.bytes(in: name)) == missing
    }
  }
}

import XLModel
import XLSyntax
import XLText

/// One thing to tell about a disk.
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

  /// Everything to tell, in the order of the text.
  static func all(in disk: CheckedDisk) -> [DiskFinding] {
    let problems = disk.reading.problems.filter { !isExplained($0, by: disk.reading) }
    let all = problems.map { DiskFinding.problem($0) } + disk.concerns.map { DiskFinding.concern($0) }
    return all.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
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

extension DiskProblem {
  var severity: Diagnostic.Severity {
    switch self {
    case .overridden, .droppedEquals, .deprecatedPrefix, .ignoredPrefix: .warning
    case .edgeBlank(let word, _, _): word == .vdev ? .error : .warning
    case .swallowed(_, _, let isFatal): isFatal ? .error : .warning
    default: .error
    }
  }
}

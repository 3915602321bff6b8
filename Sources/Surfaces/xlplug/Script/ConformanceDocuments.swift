import HotplugConformance
import JSON
import XLReport
import XLText

/// A report of the suite for programs.
extension ConformanceReport {
  private typealias Member = JSONValue.Member

  /// The JSON document, described in docs/cli.md.
  var document: JSONValue {
    .object([
      Member("ok", .bool(isPassed)),
      Member("script", .string(script)),
      Member("kind", .string(kind.rawValue)),
      Member("passed", .integer(Int64(passedCount))),
      Member("failed", .integer(Int64(failedCount))),
      Member("skipped", .integer(Int64(skippedCount))),
      Member("checks", .array(results.map(Self.document))),
    ])
  }

  private static func document(_ result: ConformanceResult) -> JSONValue {
    let check = result.check
    return .object([
      Member("number", .integer(Int64(check.number))),
      Member("name", .string(check.name)),
      Member("clause", .string(check.clause)),
      Member("expected", .string(check.expected)),
      Member("help", .string(check.hint)),
      Member("verdict", .string(result.verdict.word)),
      Member("finding", result.verdict.words.map { .string($0) } ?? .null),
      Member("microseconds", .integer(Int64(result.seconds * 1_000_000))),
    ])
  }

  /// JUnit's XML, which build servers read.
  var junit: String {
    let suite = xml(script)
    let time = Self.fixed(results.reduce(0) { $0 + $1.seconds })
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<testsuites name=\"xlplug script check\">",
      "  <testsuite name=\"\(suite)\" time=\"\(time)\" tests=\"\(results.count)\" "
        + "failures=\"\(failedCount)\" errors=\"0\" skipped=\"\(skippedCount)\">",
    ]
    for result in results {
      let check = result.check
      let head =
        "    <testcase classname=\"\(suite)\" name=\"\(check.number) \(check.name)\""
        + " time=\"\(Self.fixed(result.seconds))\""
      switch result.verdict {
      case .passed: lines.append(head + "/>")
      case .skipped(let reason): lines.append(head + "><skipped message=\"\(xml(reason))\"/></testcase>")
      case .failed(let words):
        lines.append(
          head
            + "><failure message=\"\(xml(words))\">expected by rule \(check.rule): \(xml(check.expected))\n"
            + "help: \(xml(check.hint))</failure></testcase>"
        )
      }
    }
    return (lines + ["  </testsuite>", "</testsuites>"]).joined(separator: "\n")
  }

  /// Seconds with six digits after the point: XML's decimals have no exponent.
  private static func fixed(_ seconds: Double) -> String {
    let microseconds = Int64((seconds * 1_000_000).rounded())
    let digits = String(microseconds % 1_000_000)
    return "\(microseconds / 1_000_000)." + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// Test Anything Protocol, version 13.
  var tap: String {
    var lines = ["TAP version 13", "1..\(results.count)"]
    for (index, result) in results.enumerated() {
      let name = "\(index + 1) - \(result.check.number) \(result.check.name)"
      switch result.verdict {
      case .passed: lines.append("ok \(name)")
      case .skipped(let reason): lines.append("ok \(name) # SKIP \(tapped(reason))")
      case .failed(let words):
        lines += ["not ok \(name)", "# \(tapped(words))", "# expected: \(result.check.expected)"]
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Words in which no character ends a line or is one that XML forbids.
  private func xml(_ words: String) -> String { XMLText.escaped(VisibleText(words.utf8).shown) }

  private func tapped(_ words: String) -> String { VisibleText(words.utf8).shown }
}

extension ConformanceResult.Verdict {
  /// Its word in documents.
  var word: String {
    switch self {
    case .passed: "passed"
    case .failed: "failed"
    case .skipped: "skipped"
    }
  }

  /// What was found, or the reason; nil if the script passed.
  var words: String? {
    switch self {
    case .passed: nil
    case .failed(let words), .skipped(let words): words
    }
  }
}

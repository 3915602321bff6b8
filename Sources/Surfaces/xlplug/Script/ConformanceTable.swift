import HotplugConformance
import XLText

/// A report of the suite as lines for people; each is written when it is known.
struct ConformanceTable {
  let screen: Screen

  /// Writes which script is tried.
  func writeHead(_ run: ConformanceRun) {
    screen.writeLine(screen.bold("\(visible(run.script)) (\(run.kind.rawValue))"))
  }

  /// Writes one result.
  func write(_ result: ConformanceResult) {
    let check = result.check
    let name = "\(check.number) \(check.name)"
    switch result.verdict {
    case .passed: screen.writeLine("  \(screen.green("✓")) \(name)")
    case .skipped(let reason):
      screen.writeLine(screen.faint("  - \(name)  skipped: \(visible(reason))"))
    case .failed(let words):
      screen.writeLine("  \(screen.red("✗")) \(name)")
      screen.writeLine("      found: \(visible(words))")
      screen.writeLine("      expected by rule \(check.rule): \(check.expected)")
      screen.writeLine("      help: \(check.hint)")
    }
  }

  /// Writes the counts.
  func writeEnd(_ report: ConformanceReport) {
    screen.writeLine(report.counts)
  }

  private func visible(_ text: String) -> String { VisibleText(text.utf8).shown }
}

extension ConformanceReport {
  /// The counts in words: `52 passed, 1 failed, 3 skipped`.
  var counts: String {
    var words = ["\(passedCount) passed"]
    if failedCount > 0 { words.append("\(failedCount) failed") }
    if skippedCount > 0 { words.append("\(skippedCount) skipped") }
    return words.joined(separator: ", ")
  }

  /// A badge for a README.
  var badge: String {
    let (words, color) =
      if failedCount > 0 {
        ("\(failedCount)_of_\(passedCount + failedCount)_failed", "red")
      } else if isPassed {
        ("\(passedCount)_passed", "brightgreen")
      } else {
        ("not_checked", "lightgrey")
      }
    return
      "![xlplug script check: \(counts)](https://img.shields.io/badge/xlplug_script_check-\(words)-\(color))"
  }
}

import XLProject
import XLReport
import XLText

/// The problems that a baseline knows.
enum KnownProblems {
  /// Diagnostics without those that a baseline knows.
  static func removed(
    from diagnostics: [Diagnostic],
    of text: SourceText,
    _ path: [UInt8],
    _ baseline: Baseline,
    at place: [UInt8],
  ) -> [Diagnostic] {
    if baseline.entries.isEmpty { return diagnostics }
    let name = FilePath.relative(path, to: FilePath.directory(place)) ?? path
    let report = FileReport(path: path, text, diagnostics)
    return zip(report.diagnostics, ProblemFingerprint.all(report)).compactMap { diagnostic, print in
      baseline.entries[Baseline.Entry(path: name, print)] == nil ? diagnostic : nil
    }
  }
}

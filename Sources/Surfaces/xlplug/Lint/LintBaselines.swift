import Glibc
import XLProject
import XLReport
import XLText

/// The baselines of a run: which problems they know, and which of those are there no longer.
struct LintBaselines {
  private var baselines: [[UInt8]: Baseline] = [:]
  private var seen: [[UInt8]: Set<Baseline.Entry>] = [:]
  private var looked: [[UInt8]: Set<[UInt8]>] = [:]
  /// What could not be read.
  private(set) var faults: [LintFault] = []
  /// How many problems were left out.
  private(set) var knownCount = 0

  /// What was found in a file without what its baseline knows.
  mutating func filtered(_ result: LintResult, _ checked: LintResult.Checked) -> [Diagnostic] {
    guard let path = result.settings.baseline else { return checked.diagnostics }
    let baseline = baseline(path, in: result.settings.baselineRoot)
    let name = Baseline.name(result.absolute, in: path)
    looked[path, default: []].insert(name)
    if baseline.entries.isEmpty || checked.diagnostics.isEmpty { return checked.diagnostics }
    let report = FileReport(path: result.path, checked.text, checked.diagnostics)
    var kept: [Diagnostic] = []
    for (diagnostic, known) in baseline.matched(report, name: name) {
      if let known {
        seen[path, default: []].insert(known)
        knownCount += 1
      } else {
        kept.append(diagnostic)
      }
    }
    return kept
  }

  private mutating func baseline(_ path: [UInt8], in root: [UInt8]?) -> Baseline {
    if let known = baselines[path] { return known }
    var baseline = Baseline(SourceText([UInt8]()))
    do throws(LintFault) {
      try Self.check(path, isIn: root)
      baseline = Baseline(try FileContents.readRegular(path, followsLink: root == nil).text)
    } catch {
      faults.append(error)
    }
    baselines[path] = baseline
    return baseline
  }

  /// What is to be reported about the baselines themselves.
  var reports: [FileReport] {
    baselines.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { path, baseline in
      let settled = baseline.settled(seen: seen[path] ?? [], in: looked[path] ?? [])
      let diagnostics = baseline.diagnostics + settled
      if diagnostics.isEmpty { return nil }
      return FileReport(path: FilePath.shown(path), baseline.text, diagnostics)
    }
  }

  /// Writes a baseline that knows all problems of results.
  ///
  /// What is there and is not a baseline stays, and so does whatever a link leads to.
  static func write(_ results: [LintResult], to path: [UInt8]) throws(LintFault) -> Int {
    for result in results where result.settings.baseline == path {
      try check(path, isIn: result.settings.baselineRoot)
    }
    let old = try existing(path)
    var entries: [Baseline.Entry] = []
    for result in results where result.settings.baseline == path {
      guard let checked = result.checked else { continue }
      let report = FileReport(path: result.path, checked.text, checked.diagnostics)
      let name = Baseline.name(result.absolute, in: path)
      entries += ProblemFingerprint.all(report).map { Baseline.Entry(path: name, $0) }
    }
    try FileReplacement.write(Baseline.text(of: entries), to: path, readAs: old)
    return entries.count
  }

  /// What is at the path of a new baseline; nil where nothing is.
  private static func existing(_ path: [UInt8]) throws(LintFault) -> stat? {
    let contents: FileContents
    do throws(LintFault) {
      contents = try FileContents.readRegular(path, followsLink: false)
    } catch .unreadable(_, errno: ENOENT) {
      return nil
    }
    guard Baseline(contents.text).isReplaceable else {
      throw .unwritable(path, "it exists and is not a baseline; name another file")
    }
    return contents.status
  }

  /// Refuses a baseline that links lead out of the directory whose settings name it.
  private static func check(_ path: [UInt8], isIn root: [UInt8]?) throws(LintFault) {
    guard let root, let real = resolved(FilePath.directory(path)), let realRoot = resolved(root) else {
      return
    }
    if real != realRoot && FilePath.relative(real, to: realRoot) == nil { throw .outside(path, of: root) }
  }

  private static func resolved(_ path: [UInt8]) -> [UInt8]? {
    guard let resolved = realpath(FilePath.cString(path), nil) else { return nil }
    defer { free(resolved) }
    return FilePath.bytes(resolved)
  }
}

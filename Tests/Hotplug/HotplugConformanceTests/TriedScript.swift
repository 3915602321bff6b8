import Foundation
import HotplugConformance
import XLTestKit

/// A script in a directory of its own, for the suite.
final class TriedScript {
  private let directory: URL
  private let kind: ScriptKind
  private var path: String { directory.appendingPathComponent("script").path }

  init(_ kind: ScriptKind, _ text: String, mode: mode_t = 0o755) throws {
    self.kind = kind
    directory = URL(fileURLWithPath: "/tmp/xlplug-tried-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    try writeScript(text, to: path, mode: mode)
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  /// What the suite finds; `budgetSeconds` is short where a slow script is tried.
  func report(
    _ checks: [ConformanceCheck]? = nil,
    budgetSeconds: Double = 30,
    targets: [String] = [],
  ) throws -> ConformanceReport {
    var run = ConformanceRun(script: path, kind: kind)
    run.budgetSeconds = budgetSeconds
    run.targets = targets.map { Array($0.utf8) }
    run.environment = ProcessInfo.processInfo.environment.mapValues { Array($0.utf8) }
    return try run.report(of: checks)
  }
}

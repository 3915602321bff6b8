import HotplugConformance
import HotplugScript
import XLText

/// One execution by hand as lines for people.
struct ExecutionText {
  private let execution: ManualExecution
  private let script: String
  private let screen: Screen

  init(_ execution: ManualExecution, _ script: String, _ screen: Screen) {
    (self.execution, self.script, self.screen) = (execution, script, screen)
  }

  /// Command, environment, output, changed keys, ending.
  var lines: [String] {
    let command = ([script] + execution.call.arguments).joined(separator: " ")
    return [screen.bold(visible(Array(command.utf8))), "  environment:"]
      + execution.environment.sorted { $0.key < $1.key }.map { "    \($0.key)=\(visible($0.value))" }
      + ["  output:"] + outputLines.map { "    \($0)" }
      + ["  \(execution.directory):"] + keyLines + ["  \(ending)"]
  }

  private var outputLines: [String] {
    let lines = execution.run.output.lastLines(.max).map(visible)
    return lines.isEmpty ? ["(nothing)"] : lines
  }

  private var ending: String {
    let verdict = ScriptVerdict(execution.run)
    let words = verdict.problem ?? "exited with status 0"
    let time = Int((execution.run.durationSeconds * 1000).rounded())
    let line = "\(words) after \(time) ms"
    return verdict.isSuccess ? screen.green(line) : screen.red(line)
  }

  /// The keys of the backend directory, and whatever else has changed, as a diff.
  private var keyLines: [String] {
    let paths = Set(execution.before.keys).union(execution.after.keys).sorted()
    return paths.flatMap { path -> [String] in
      let (old, new) = (execution.before[path], execution.after[path])
      let isKey = path.hasPrefix(execution.directory + "/")
      guard isKey || old != new else { return [] }
      let name = isKey ? String(path.dropFirst(execution.directory.utf8.count + 1)) : path
      func line(_ sign: String, _ value: [UInt8]) -> String { "  \(sign) \(name) = \"\(visible(value))\"" }
      if let old, old == new { return [screen.faint(line(" ", old))] }
      return (old.map { [screen.red(line("-", $0))] } ?? [])
        + (new.map { [screen.green(line("+", $0))] } ?? [])
    }
  }

  private func visible(_ bytes: [UInt8]) -> String { VisibleText(bytes).shown }
}

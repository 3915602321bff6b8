import Foundation
import HotplugScript
import XLTestKit

/// What a script left in the system, found by a variable that only its processes have.
struct Traces {
  static let variable = "XLPLUG_TEST_MARK"
  var mark = UUID().uuidString

  /// Processes that have the mark; one that is a zombie has no environment any more.
  var processes: [Int32] {
    let wanted = Data("\(Self.variable)=\(mark)".utf8)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap(Int32.init).filter { pid in
      guard let text = FileManager.default.contents(atPath: "/proc/\(pid)/environ") else { return false }
      return text.range(of: wanted) != nil
    }
  }

  /// A field of /proc/PID/status.
  static func status(_ pid: Int32, _ field: String) -> String? {
    guard let text = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8) else { return nil }
    let line = text.split(separator: "\n").first { $0.hasPrefix(field + ":") }
    return line.map { $0.dropFirst(field.count + 1).trimmingCharacters(in: .whitespaces) }
  }

  /// Where a descriptor of a process leads.
  static func descriptor(_ pid: Int32, _ number: Int) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/fd/\(number)")
  }

  /// Waits for a condition that another process makes true; no test waits longer than a minute.
  static func eventually(_ condition: () -> Bool) -> Bool {
    let start = SuspendingClock.now
    while SuspendingClock.now - start < .seconds(60) {
      if condition() { return true }
      usleep(5000)
    }
    return condition()
  }
}

extension Traces {
  /// A run of a file of Tests/Scripts whose processes have the mark.
  func invocation(_ script: String, words: [String] = ["add"], budgetSeconds: Double = 120)
    -> ScriptInvocation
  {
    ScriptInvocation(
      path: Project.file("Tests/Scripts/\(script)").path,
      arguments: words,
      environment: [
        Self.variable: Array(mark.utf8), "PATH": Array(ScriptEnvironment.defaultPath.utf8),
      ],
      budgetSeconds: budgetSeconds
    )
  }
}

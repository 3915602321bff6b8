import Glibc
import HotplugConformance

/// A change to a skeleton that breaks the clause of one check.
struct Breakage: CustomStringConvertible, Sendable {
  /// The number of the check.
  let number: Int
  /// What is replaced, each once, and by what.
  let changes: [(old: String, new: String)]
  /// The mode of the file.
  var mode: mode_t = 0o755

  init(_ number: Int, _ changes: (String, String)..., mode: mode_t = 0o755) {
    (self.number, self.mode) = (number, mode)
    self.changes = changes.map { (old: $0.0, new: $0.1) }
  }

  var description: String { "\(number)" }

  /// The skeleton with the changes; nil if one of them does not fit exactly once.
  func script(_ kind: ScriptKind) -> String? {
    var text = ScriptSkeleton.text(of: kind, name: "broken")
    for change in changes {
      let parts = text.split(separator: change.old, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      text = parts.joined(separator: change.new)
    }
    return text
  }
}

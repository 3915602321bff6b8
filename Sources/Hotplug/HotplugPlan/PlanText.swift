extension Plan {
  /// The plan for a person: a title, then each step with what rolls it back; `changes` lists every store
  /// change too.
  public func text(listingChanges changes: Bool = true) -> String {
    var lines = [title]
    for (index, step) in steps.enumerated() {
      lines.append("  \(index + 1). \(step.action)")
      if changes { lines += step.action.storeChanges.map { "       \($0)" } }
      if case .toolstack(let call) = step.action {
        // What libxl does is its own affair; this is what it has always done.
        for action in call.instead {
          lines.append("       expected: \(action)")
          if changes { lines += action.storeChanges.map { "         \($0)" } }
        }
      }
      if !step.undo.isEmpty {
        lines.append("       undo: " + step.undo.map(\.description).joined(separator: "; "))
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension Plan: CustomStringConvertible {
  /// The plan for a person.
  public var description: String { text() }
}

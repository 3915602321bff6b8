/// A set of device plans that is being carried out, as a value: it says which may begin, and takes what
/// became of each.
public struct FleetRun: Sendable {
  /// What is done after a step has failed.
  public enum OnError: String, CaseIterable, Hashable, Sendable {
    /// No further step begins, but what completes a replacement.
    case stop
    /// Steps that do not depend on it go on.
    case `continue`
    /// No further step begins, and what was done is undone, last first.
    case rollback
  }

  /// What became of a step.
  public enum State: Hashable, Sendable {
    /// It has not begun.
    case waiting
    /// It is being carried out.
    case running
    /// It was carried out.
    case done
    /// It failed.
    case failed
    /// It was not begun, because another one failed or a person stopped the command.
    case skipped
  }

  /// The steps, in the order in which they begin where nothing else decides.
  public let steps: [FleetStep]
  /// What became of each.
  public private(set) var states: [State]
  /// The steps that were carried out, in the order in which they ended.
  public private(set) var finished: [Int] = []
  /// What is done after a step has failed.
  public let onError: OnError
  private var first = 0

  /// A run of which nothing has begun.
  public init(_ steps: [FleetStep], onError: OnError) {
    (self.steps, self.onError) = (steps, onError)
    states = Array(repeating: .waiting, count: steps.count)
  }

  /// Whether no step runs or may begin any more.
  public var isOver: Bool { !states.contains { $0 == .waiting || $0 == .running } }

  /// The next step that may begin, which then counts as running; nil where none may now.
  public mutating func next() -> Int? {
    while first < states.count, states[first] != .waiting { first += 1 }
    for index in first..<states.count where states[index] == .waiting {
      let needed = steps[index].after.map { states[$0] }
      if needed.contains(where: { $0 == .failed || $0 == .skipped }) {
        states[index] = .skipped
      } else if needed.allSatisfy({ $0 == .done }) {
        states[index] = .running
        return index
      }
    }
    return nil
  }

  /// Takes whether a step that ran succeeded.
  public mutating func take(_ index: Int, succeeded: Bool) {
    states[index] = succeeded ? .done : .failed
    if succeeded { return finished.append(index) }
    if onError != .continue { stop() }
  }

  /// Has no further step begin, but for one that completes a replacement: a guest must not lose a disk
  /// because of another one.
  public mutating func stop() {
    for index in states.indices where states[index] == .waiting && !isCompleting(index) {
      states[index] = .skipped
    }
  }

  /// Whether a replacement has begun that a step completes; where all is undone, it need not be.
  private func isCompleting(_ index: Int) -> Bool {
    guard onError != .rollback, let detach = steps[index].completes else { return false }
    return states[detach] == .done || states[detach] == .running
  }

  /// The steps whose replacement was never attached although the former device is gone, and which are to be
  /// restored; none where all is undone.
  public var toRestore: [Int] {
    if onError == .rollback { return [] }
    return steps.indices.filter { index in
      states[index] == .skipped && steps[index].completes.map { states[$0] == .done } ?? false
    }
  }

  /// The steps to undo, in order: all that were carried out where one has failed, if that is asked for.
  public var toUndo: [Int] {
    onError == .rollback && states.contains(.failed) ? finished.reversed() : []
  }
}

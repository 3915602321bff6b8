/// What is left of a script's processes after they were ended or released.
public struct Aftermath: Hashable, Sendable {
  /// Processes that live: after `endDescendants` those that could not be ended in time, after `release` the
  /// daemons.
  public var living = 0
  /// True when a daemon still has the output pipe, so that a small process stays and discards what it writes.
  public var isDrained = false
  /// The control group that could not be removed, as processes or groups of theirs are in it; remove it with
  /// rmdir.
  public var leftControlGroup: String?
  /// True when the supervisor was killed: without a control group, processes in other sessions may live
  /// unseen.
  public var wasUnwatched = false

  /// Nothing is left.
  public init(
    living: Int = 0,
    isDrained: Bool = false,
    leftControlGroup: String? = nil,
    wasUnwatched: Bool = false
  ) {
    self.living = living
    self.isDrained = isDrained
    self.leftControlGroup = leftControlGroup
    self.wasUnwatched = wasUnwatched
  }
}

extension Aftermath {
  /// What is left where nothing should be, each in words.
  public var words: [String] {
    var words: [String] = []
    if living > 0 {
      words.append(
        "\(living) \(living == 1 ? "process" : "processes") of the script that survived SIGKILL"
      )
    }
    if let leftControlGroup { words.append("the control group '\(leftControlGroup)'; remove it with rmdir") }
    if wasUnwatched {
      words.append("possibly processes in other sessions: the script killed its supervisor")
    }
    return words
  }
}

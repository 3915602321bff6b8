/// What `xl` of a release does with a string; our own verdict may be stricter.
public enum XLVerdict: String, Hashable, Sendable {
  /// Takes it silently.
  case accepts
  /// Reports an error and goes on, as with unknown vif keys in a configuration file.
  case ignores
  /// Refuses it.
  case rejects
  /// Crashes, overruns its memory or exits in the middle of parsing.
  case dies

  /// What it does, to follow `xl` and its release.
  public var words: String {
    switch self {
    case .accepts: "accepts it"
    case .ignores: "warns about it"
    case .rejects: "rejects it"
    case .dies: "crashes on it"
    }
  }
}

extension XLVerdict: Comparable {
  /// Orders from a string that is accepted to one that xl crashes on.
  public static func < (left: Self, right: Self) -> Bool { left.badness < right.badness }

  private var badness: Int {
    switch self {
    case .accepts: 0
    case .ignores: 1
    case .rejects: 2
    case .dies: 3
    }
  }
}

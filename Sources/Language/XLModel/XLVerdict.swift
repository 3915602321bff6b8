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

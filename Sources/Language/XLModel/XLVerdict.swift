/// What `xl` of a release does with a string; our own verdict may be stricter.
public enum XLVerdict: String, Hashable, Sendable {
  /// Takes it without a word.
  case accepts
  /// Complains and goes on, as with unknown vif keys in a configuration file.
  case ignores
  /// Refuses it.
  case rejects
  /// Crashes, overruns its memory or exits in the middle of parsing.
  case dies
}

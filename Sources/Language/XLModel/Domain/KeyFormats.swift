/// The keys whose values have a form of their own, each with what reads it.
public enum KeyFormats {
  /// The function for each key; keys that stand here are read by nothing else.
  public static let all: [String: KeyFormat] = [:]
}

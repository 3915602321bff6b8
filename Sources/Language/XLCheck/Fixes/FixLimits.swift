/// What is tried at most to fix a text.
public enum FixLimits {
  /// The most rounds; fixes that still make new ones then are left as they are.
  public static let roundsMax = 16
  /// The most times that a text is checked while fixes are tried.
  public static let checksMax = 100
}

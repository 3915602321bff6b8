/// What is notified of one file at most.
public enum RuleLimits {
  /// The most mistakes against the grammar, and the most diagnostics of devices, of one file.
  ///
  /// A file with more is no configuration file, and no process reads more; each takes memory.
  public static let findingsMax = 10_000
}

/// What a configuration file may have at most.
public enum ConfigLimits {
  /// The most bytes of one file that is read: 64 MiB.
  public static let byteCountMax = 64 << 20
}

/// What a configuration file may have at most.
public enum ConfigLimits {
  /// The most bytes of one file that is read: 64 MiB.
  public static let byteCountMax = 64 << 20
  /// The most symbols that xl's parser keeps at a time; each list that is open costs some.
  ///
  /// Bison's default, `YYMAXDEPTH`; observed on libxlutil 4.17: 4996 lists in each other's first place.
  static let parserSymbolsMax = 10_000
}

/// The one style of configuration files; docs/style.md shows it.
public enum ConfigStyle {
  /// The most columns of a list that stays on one line.
  public static let columnsMax = 100
  /// The most nested lists that are laid out; a setting with more is kept unchanged.
  ///
  /// xl's parser has a small stack for deep lists, and line ends and commas use some of it.
  public static let depthMax = 8
  /// The blanks that each level of a list is indented by.
  static let indentation = 2

  /// The columns that bytes take: one for each character of UTF-8, and for each byte that belongs to none.
  static func columns(of bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }
}

/// The one style of configuration files; docs/style.md shows it, docs/adr/0015-one-style.md says why.
public enum ConfigStyle {
  /// The most columns of a list that stays on one line.
  public static let columnsMax = 100
  /// The blanks that each level of a list is indented by.
  public static let indentation = 2
  /// The deepest level that is indented further than the one around it.
  ///
  /// Without it the blanks alone of lists in lists would grow with the square of their depth.
  public static let indentedLevelsMax = 4

  /// The column, from 0, at which the elements of a list of some depth stand.
  static func column(ofDepth depth: Int) -> Int { indentation * min(depth, indentedLevelsMax) }

  /// The columns that bytes take: one for each character of UTF-8, and for each byte that belongs to none.
  static func columns(of bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }
}

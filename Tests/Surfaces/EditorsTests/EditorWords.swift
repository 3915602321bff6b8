import XLModel
import XLSyntax

/// The words that editors colour, from the tables that the parser reads.
enum EditorWords {
  /// Keys that xl reads and that may be used.
  static let keys = names { $0.deprecation.map(\.isForm) ?? true }
  /// Keys that xl still reads and that should not be used.
  static let oldKeys = names { $0.deprecation.map { !$0.isForm } ?? false }
  /// Keys that no release of xl reads any more.
  static let goneKeys = RemovedKey.all.map(\.name).sorted()
  /// Keys by which a file is told to be a domain's.
  static let domainKeys = ConfigKeys.telling
  /// Words of a disk string that are followed by a colon.
  static let diskPrefixes = spellings { $0 != .key && $0 != .flag }
  /// Words of a disk string that stand alone.
  static let diskFlags = spellings { $0 == .flag }

  private static func names(_ isWanted: (ConfigKey) -> Bool) -> [String] {
    ConfigKeys.all.filter(isWanted).map(\.name).sorted()
  }

  private static func spellings(_ isWanted: (DiskWord.Role) -> Bool) -> [String] {
    DiskWord.allCases.filter { isWanted($0.role) }.map(\.spelling).sorted()
  }
}

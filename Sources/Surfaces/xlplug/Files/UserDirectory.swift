import XLProject

/// Where a user keeps the configuration of programs.
enum UserDirectory {
  /// `$XDG_CONFIG_HOME`, or `.config` in the home directory; nil where neither is an absolute path.
  ///
  /// The XDG base directory specification says that relative paths count as not set.
  static var configuration: [UInt8]? {
    if let path = absolute("XDG_CONFIG_HOME") { return path }
    return absolute("HOME").map { FilePath.joined($0, Array(".config".utf8)) }
  }

  private static func absolute(_ variable: String) -> [UInt8]? {
    ProcessEnvironment.value(of: variable).flatMap { $0.first == FilePath.slash ? $0 : nil }
  }
}

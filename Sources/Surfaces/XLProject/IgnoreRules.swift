/// The patterns of one of git's ignore files (gitignore(5)), in the order of the file.
///
/// No git is run for them: a repository's own configuration names commands that git would start.
public struct IgnoreRules: Hashable, Sendable {
  /// The most bytes of one ignore file.
  public static let byteCountMax = 1 << 20

  /// What the patterns of a file make of a path.
  public enum Answer: Hashable, Sendable {
    /// The path is ignored.
    case ignored
    /// A pattern with `!` takes the path in again.
    case kept
  }

  private struct Rule: Hashable, Sendable {
    var pattern: PathPattern
    var answer: Answer
  }

  private var rules: [Rule] = []

  /// Reads an ignore file; lines that match nothing are left out.
  public init(_ bytes: some Sequence<UInt8>) {
    var bytes = Array(bytes)[...]
    if bytes.starts(with: "\u{FEFF}".utf8) { bytes = bytes.dropFirst(3) }
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      if let rule = Self.rule(line) { rules.append(rule) }
    }
  }

  private static func rule(_ line: ArraySlice<UInt8>) -> Rule? {
    var line = line
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    // Blanks at the end do not count, unless a backslash keeps one.
    while line.last == UInt8(ascii: " "), line.dropLast().last != UInt8(ascii: "\\") { line.removeLast() }
    if line.first == UInt8(ascii: "#") { return nil }
    let isNegated = line.first == UInt8(ascii: "!")
    if isNegated { line.removeFirst() }
    return PathPattern(Array(line)).map { Rule(pattern: $0, answer: isNegated ? .kept : .ignored) }
  }

  /// What the last pattern that matches makes of a path, which is relative to the directory of the file; nil
  /// where none matches.
  public func answer(_ path: ArraySlice<UInt8>, isDirectory: Bool) -> Answer? {
    rules.last { $0.pattern.matchesExactly(path, isDirectory: isDirectory) }?.answer
  }
}

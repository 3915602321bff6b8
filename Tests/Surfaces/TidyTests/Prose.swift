import Foundation

/// The kinds of text that readers see.
enum Prose {
  /// Strings and comments of a source file, or all lines of a document.
  case all
  /// Strings of a source file.
  case strings
}

extension Checkout.File {
  /// The prose of each line, without code in backquotes and without interpolations.
  func prose(_ kind: Prose) -> [String] {
    let isSource = ["swift", "c", "h"].contains(suffix)
    let bare = isSource ? bare : nil
    let found =
      switch (kind, bare) {
      case (.all, nil): lines.map(String.init)
      case (.strings, nil): [String]()
      case (.all, let bare?): zip(bare.strings, bare.comments).map { "\($0) \($1)" }
      case (.strings, let bare?): bare.strings
      }
    return found.map { Self.withoutCode($0) }
  }

  private static let code = try? NSRegularExpression(
    pattern: #"\\\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)?|`[^`]*`|\]\([^)]*\)"#
  )

  private static func withoutCode(_ line: String) -> String {
    let all = NSRange(location: 0, length: (line as NSString).length)
    return code?.stringByReplacingMatches(in: line, range: all, withTemplate: " ") ?? line
  }
}

import Foundation
import Testing

/// A place where a rule is broken, and what to do about it.
struct Finding: Hashable, Sendable, CustomStringConvertible {
  /// The file, by its path from the root.
  var path: String
  /// The line, from 1.
  var line: Int
  /// What was found, what was expected, the way out.
  var words: String

  init(_ file: Checkout.File, _ line: Int, _ words: String) {
    (self.path, self.line, self.words) = (file.path, line, words)
  }

  init(path: String, line: Int = 1, _ words: String) {
    (self.path, self.line, self.words) = (path, line, words)
  }

  var description: String { "\(path):\(line): \(words)" }

  /// Fails the test for each finding.
  static func report(_ findings: [Finding], at place: SourceLocation = #_sourceLocation) {
    for finding in findings { Issue.record("\(finding)", sourceLocation: place) }
  }
}

extension Checkout.File {
  /// A finding at each match of an expression in the lines that `code` gives; the words are made of what
  /// matched.
  func findings(
    _ expression: String,
    in code: [String]? = nil,
    words: (String) -> String,
  ) throws -> [Finding] {
    let text = (code?.joined(separator: "\n") ?? text) as NSString
    let expression = try NSRegularExpression(pattern: expression)
    return expression.matches(in: text as String, range: NSRange(location: 0, length: text.length)).map {
      let line = text.substring(to: $0.range.location).utf8.count { $0 == 10 }
      return Finding(self, line + 1, words(text.substring(with: $0.range)))
    }
  }
}

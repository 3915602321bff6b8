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
  /// A finding at each match of an expression in the lines that `code` gives; the words are made of what matched.
  func findings(
    _ expression: String,
    in code: [String]? = nil,
    words: (Substring) -> String?
  ) throws -> [Finding] {
    let expression = try Regex(expression)
    let texts = code ?? lines.map(String.init)
    return texts.enumerated().flatMap { index, line in
      line.matches(of: expression).compactMap { match in
        words(line[match.range]).map { Finding(self, index + 1, $0) }
      }
    }
  }
}

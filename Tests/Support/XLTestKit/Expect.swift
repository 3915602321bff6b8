import Foundation
public import Testing

/// A text literal that a test compares with; `UPDATE_EXPECT=1 scripts/test` rewrites the literal in the
/// source.
public struct Expect: Sendable {
  let text: String
  let location: SourceLocation

  /// The expected text, written as a multi-line literal at the place of the call.
  public init(_ text: String, at location: SourceLocation = #_sourceLocation) {
    self.text = text
    self.location = location
  }

  /// Records an issue where `actual` differs; rewrites the literal instead when asked to.
  public func check(_ actual: String) {
    if actual == text { return }
    if ProcessInfo.processInfo.environment["UPDATE_EXPECT"] == "1" {
      ExpectFile.update(location: location, old: text, new: actual)
    } else {
      Issue.record("expected:\n\(text)\n--- but got:\n\(actual)", sourceLocation: location)
    }
  }
}

/// Rewrites literals; remembers how many lines each earlier edit added to a file.
private enum ExpectFile {
  private static let lock = NSLock()
  nonisolated(unsafe) private static var shifts: [String: [(line: Int, by: Int)]] = [:]

  static func update(location: SourceLocation, old: String, new: String) {
    lock.lock()
    defer { lock.unlock() }
    let path = location.filePath
    guard let source = try? String(contentsOfFile: path, encoding: .utf8) else { return }
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start =
      location.line - 1 + (shifts[path] ?? []).filter { $0.line < location.line }.map(\.by).reduce(0, +)
    guard let open = (start..<lines.count).first(where: { lines[$0].hasSuffix("\"\"\"") }),
      let close = (open + 1..<lines.count).first(where: {
        lines[$0].drop { $0 == " " }.hasPrefix("\"\"\"")
      })
    else {
      Issue.record("UPDATE_EXPECT rewrites literals of several lines only", sourceLocation: location)
      return
    }
    let indent = String(lines[close].prefix { $0 == " " })
    let isRaw = lines[open].hasSuffix("#\"\"\"")
    let body = new.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.isEmpty ? "" : indent + (isRaw ? String(line) : line.replacingOccurrences(of: "\\", with: "\\\\"))
    }
    shifts[path, default: []].append((location.line, body.count - (close - open - 1)))
    lines.replaceSubrange(open + 1..<close, with: body)
    try? lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }
}

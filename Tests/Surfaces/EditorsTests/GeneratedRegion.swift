import Foundation
import Testing
import XLTestKit

/// Lines of a file that are written from a table; `UPDATE_EXPECT=1` writes them anew.
struct GeneratedRegion {
  /// The file, from the root of the checkout.
  let file: String
  /// What the line before the region holds.
  let begin: String
  /// What the line behind it holds; nil where the region is one line.
  let end: String?
  /// The lines.
  let lines: [String]

  init(_ file: String, _ name: String, _ lines: [String]) {
    self.init(file: file, begin: "begin: \(name)", end: "end: \(name)", lines: lines)
  }

  init(file: String, begin: String, end: String?, lines: [String]) {
    (self.file, self.begin, self.end, self.lines) = (file, begin, end, lines)
  }

  /// Compares the file with the table.
  func check() throws {
    let url = Project.file(file)
    let text = try String(contentsOf: url, encoding: .utf8)
    var all = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let first = try #require(all.firstIndex { $0.contains(begin) }, "\(file) has no line '\(begin)'") + 1
    let last =
      try end.map { end in
        try #require(all[first...].firstIndex { $0.contains(end) }, "\(file) has no line '\(end)'")
      } ?? first + 1
    if Array(all[first..<last]) == lines { return }
    if ProcessInfo.processInfo.environment["UPDATE_EXPECT"] == "1" {
      all.replaceSubrange(first..<last, with: lines)
      try Data(all.joined(separator: "\n").utf8).write(to: url)
    } else {
      Issue.record("\(file): what stands at '\(begin)' is out of date; UPDATE_EXPECT=1 writes it")
    }
  }

  /// Words in lines of at most 100 columns, each with the same beginning.
  static func wrapped(_ words: [String], indent: String, separator: String = " ") -> [String] {
    var lines: [String] = []
    for word in words {
      if let line = lines.last, line.count + separator.count + word.count <= 100 {
        lines[lines.count - 1] = line + separator + word
      } else {
        if !lines.isEmpty, separator.hasPrefix(",") { lines[lines.count - 1] += "," }
        lines.append(indent + word)
      }
    }
    return lines
  }
}

import Foundation
import Testing
import XLProject
import XLTestKit

/// Patterns of paths, compared with git's own.
@Suite struct PathPatternTests {
  private static let patterns = [
    "*.cfg", "old", "old/", "/old", "a/old", "a/*/c", "a/**/c", "**/c", "a/**", "*", "a?c", "[a-c]x", "[!a]x",
    "[]a]x", "a*b*c", "a\\*", "a/", "./a", "**/a/b", "a**c",
  ]
  private static let paths = [
    "a", "b", "old", "a/old", "a/old/x", "old/a/b", "a/b/c", "a/c", "a/b/d/c", "x.cfg", "a/x.cfg", "abc",
    "ax",
    "bx", "zx", "]x", "a*", "aXbXc", "aabbcc", "b/a/b", "b/a", "a/b", "axxc",
  ]

  /// git's answers, in a work tree whose files are those of `paths`.
  @Test func patternsFitAsGitsDo() throws {
    let place = try Project.temporaryDirectory("patterns")
    defer { try? FileManager.default.removeItem(at: place) }
    try #require(try runCommand(["git", "init", "-q", place.path]).status == 0)
    for pattern in Self.patterns where pattern != "./a" {
      try Data((pattern + "\n").utf8).write(to: place.appendingPathComponent(".gitignore"))
      let input = Data((Self.paths.joined(separator: "\0") + "\0").utf8)
      let answer = try runCommand(
        ["git", "check-ignore", "--no-index", "-z", "--stdin"],
        input: input,
        directory: place
      )
      let ignored = Set(answer.text.split(separator: "\0").map(String.init))
      let ours = try #require(PathPattern(Array(pattern.utf8)))
      for path in Self.paths {
        // No file is there, so git takes every last name for a file, as is done here.
        let fits = ours.matches(Array(path.utf8)[...], isDirectory: false)
        #expect(fits == ignored.contains(path), "'\(pattern)' and '\(path)'")
      }
    }
  }

  @Test func aSlashAtTheEndIsForDirectories() throws {
    let pattern = try #require(PathPattern(Array("old/".utf8)))
    #expect(pattern.matches(Array("a/old".utf8)[...], isDirectory: true))
    #expect(!pattern.matches(Array("a/old".utf8)[...], isDirectory: false))
    #expect(pattern.matches(Array("old/x".utf8)[...], isDirectory: false))
  }

  @Test(arguments: ["", "/", "a[", "[a-", "./"])
  func whatMatchesNothingIsNone(_ pattern: String) {
    #expect(PathPattern(Array(pattern.utf8)) == nil)
  }

  @Test(.timeLimit(.minutes(1))) func manyStarsTakeNoTime() throws {
    let pattern = String(repeating: "*a", count: 200) + "/" + String(repeating: "**/", count: 200) + "b"
    let path = String(repeating: "a", count: 5000) + String(repeating: "/a", count: 500)
    let ours = try #require(PathPattern(Array(pattern.utf8)))
    #expect(!ours.matches(Array(path.utf8)[...], isDirectory: false))
  }
}

import Foundation
import Testing
import XLTestKit

/// git's ignore files, read without git: its answers, and nothing that a repository's configuration names.
@Suite struct GitIgnoreTests {
  @Test func whatGitIgnoresIsLeftOut() throws {
    let project = try LintProject([
      ".gitignore": "ignored/\n*.local.cfg\n!kept.local.cfg\n", "a.cfg": LintProject.good,
      "x.local.cfg": LintProject.good,
      "kept.local.cfg": LintProject.good, "ignored/b.cfg": LintProject.good,
      "inner/.gitignore": "c.cfg\n", "inner/c.cfg": LintProject.good, "inner/d.cfg": LintProject.good,
      "home/.config/git/ignore": "", "users/git/ignore": "users.cfg\n", "users.cfg": LintProject.good,
    ])
    for words in [["init", "-q", "."], ["init", "-q", "inner"]] {
      try #require(try project.run(["git"] + words).status == 0)
    }
    let kept = ["a.cfg", "inner/d.cfg", "kept.local.cfg", "users.cfg"]
    #expect(try project.paths("--respect-gitignore") == kept)
    #expect(try project.paths().count == 7)
    try project.write(".xlplug.yaml", Data("respect-gitignore: true\n".utf8))
    #expect(try project.paths() == kept)
    #expect(try project.paths("--no-respect-gitignore").count == 7)
    #expect(try project.paths("x.local.cfg") == ["x.local.cfg"], "a file that is named is checked")
    let users = ["XDG_CONFIG_HOME": project.file("users").path, "PATH": "/var/empty"]
    let result = try project.lint("--output-format", "json", adding: users)
    let document = try JSONDocument(result.output)
    #expect(document["files"].items.map { $0["path"].text ?? "" } == kept.dropLast())
  }

  /// What an author of a directory can make git run is not run.
  @Test(arguments: [["lint"], ["lint", "--respect-gitignore", "-q"], ["fmt", "--check", "."]])
  func aRepositoryRunsNothing(_ words: [String]) throws {
    let project = try LintProject([
      "a.cfg": LintProject.good, ".xlplug.yaml": "respect-gitignore: true\n", ".gitignore": "b.cfg\n",
    ])
    for words in [["init", "-q", "."], ["add", "a.cfg"]] {
      try #require(try project.run(["git"] + words).status == 0)
    }
    let hook = "[core]\n\tfsmonitor = \"touch pwned; false\"\n"
    let config = try project.text(".git/config") + hook
    try project.write(".git/config", Data(config.utf8))
    try project.run([XLPlugCommand.program.path] + words)
    #expect(!FileManager.default.fileExists(atPath: project.file("pwned").path))
    // git itself would have run it.
    try project.run(["git", "check-ignore", "a.cfg"])
    #expect(FileManager.default.fileExists(atPath: project.file("pwned").path))
  }

  /// The same answers as git's own, for patterns of every kind.
  @Test(arguments: [
    "*.cfg\n!b.cfg\n", "d/\n!d/a.cfg\n", "/a.cfg\n", "d/*\n!d/e\n", "**/e/**\n", "d/**/a.cfg\n", "[ab].cfg\n",
    "d\n!d\n", "a.cfg  \r\n", "\\#x.cfg\n#a.cfg\n", "\\!y.cfg\n", "e/\n", "d/e\n", "*\n!*/\n!a.cfg\n",
    "a.cfg/\n",
    "\u{FEFF}a.cfg\n", "!a.cfg\na.cfg\n", "/*\n!/d\n/d/*\n!/d/b.cfg\n",
  ])
  func theAnswersAreGits(_ patterns: String) throws {
    let names = ["a.cfg", "b.cfg", "#x.cfg", "!y.cfg", "d/a.cfg", "d/b.cfg", "d/e/a.cfg", "d/e/b.cfg"]
    var files = Dictionary(uniqueKeysWithValues: names.map { ($0, LintProject.good) })
    files[".gitignore"] = patterns
    let project = try LintProject(files)
    try #require(try project.run(["git", "init", "-q", "."]).status == 0)
    let input = names.joined(separator: "\n")
    let ignored = try project.run(["git", "check-ignore", "--no-index", "--stdin"], input: input).text
      .split(separator: "\n").map(String.init)
    let kept = names.filter { !ignored.contains($0) }.sorted()
    #expect(try project.paths("--respect-gitignore").sorted() == kept)
  }
}

import Foundation
import Testing
import XLTestKit

/// Problems that are known: written down once, not reported again, and named when they are gone.
@Suite struct LintBaselineTests {
  @Test func whatIsKnownIsNotReported() throws {
    let project = try LintProject(["g/a.cfg": LintProject.bad, "b.cfg": LintProject.bad])
    let written = try project.lint("--baseline", "known", "--write-baseline")
    #expect(written.status == 0 && written.text == "wrote 2 problems to 'known'\n", "\(written.errorText)")
    let clean = try project.lint("--baseline", "known")
    #expect(clean.status == 0 && clean.text.contains("2 more in the baseline"), "\(clean.text)")
    // Lines may move, and the directory that lint runs in does not matter.
    try project.write("b.cfg", Data(("# more\n\n" + LintProject.bad).utf8))
    let elsewhere = try project.run(
      ["bash", "-c", "cd g && \"$0\" lint --baseline ../known . ..", XLPlugCommand.program.path]
    )
    #expect(elsewhere.status == 0, "\(elsewhere.text)")
    // The same mistake once more is a new one.
    try project.write("b.cfg", Data((LintProject.bad + "memory = 512M\n").utf8))
    let more = try project.lint("--baseline", "known", "--output-format", "concise", "-q", "--select", "XL0")
    #expect(more.status == 1)
    #expect(more.text.hasPrefix("b.cfg:5:") && more.text.split(separator: "\n").count == 1, "\(more.text)")
  }

  @Test func settledProblemsAreNamed() throws {
    let project = try LintProject([
      "a.cfg": LintProject.bad, "b.cfg": LintProject.bad, ".xlplug.yaml": "baseline: known\n",
    ])
    #expect(try project.lint("--write-baseline").status == 0)
    try project.write("a.cfg", Data(LintProject.good.utf8))
    let result = try project.lint("--output-format", "concise", "-q")
    #expect(result.status == 0)
    #expect(result.text == "known:2:1: note[XL9009]: the problem of this entry in 'a.cfg' no longer exists\n")
    #expect(try project.lint("-q", "b.cfg").text == "", "a.cfg was not looked at")
  }

  @Test func aSpoiltBaselineIsSaid() throws {
    let project = try LintProject(["a.cfg": LintProject.good, "known": "nonsense\n"])
    let result = try project.lint("--baseline", "known", "--output-format", "concise", "-q")
    #expect(result.status == 1)
    #expect(result.text == "known:1:1: error[XL9008]: 'nonsense' is not a valid baseline entry\n")
    #expect(try project.lint("--write-baseline").status == 2)
  }

  /// A settings file comes with its directory: it makes lint neither print nor overwrite other files.
  @Test(arguments: ["../secret", "in/../../secret", "/etc/passwd", "out/secret"])
  func aBaselineOutsideOfTheProjectIsRefused(_ path: String) throws {
    let project = try LintProject([
      "p/a.cfg": LintProject.bad, "p/in/x": "", "secret": "root:SECRET\n",
      "p/.xlplug.yaml": "baseline: \(path)\n",
    ])
    let out = project.file("p/out").path
    try FileManager.default.createSymbolicLink(atPath: out, withDestinationPath: "..")
    for words in [["p"], ["--write-baseline", "p"]] {
      let result = try project.run(
        [XLPlugCommand.program.path, "lint", "--output-format", "concise"] + words
      )
      #expect(result.status != 0)
      #expect(!(result.text + result.errorText).contains("SECRET"), "\(result.text)")
      #expect((result.text + result.errorText).contains("outside of") || words.count == 2)
    }
    #expect(try project.text("secret") == "root:SECRET\n")
    let codes = try project.lint("--output-format", "concise", "p").text
    #expect(codes.contains("error[XL9013]") == (path != "out/secret"), "a link is found when it is followed")
  }

  @Test func onlyABaselineIsOverwritten() throws {
    let project = try LintProject([
      "a.cfg": LintProject.bad, "guest.cfg": LintProject.good, "empty": "", "precious": "precious\n",
    ])
    try FileManager.default.createSymbolicLink(
      atPath: project.file("link").path,
      withDestinationPath: "precious"
    )
    for name in ["guest.cfg", "precious", "link", "."] {
      let result = try project.lint("--write-baseline", "--baseline", name)
      #expect(result.status == 2, "\(name): \(result.text)")
    }
    #expect(try project.text("precious") == "precious\n")
    #expect(try project.text("guest.cfg") == LintProject.good)
    for name in ["empty", "new", "new"] {
      #expect(try project.lint("--write-baseline", "--baseline", name).status == 0, "\(name)")
    }
  }

  /// Nobody waits for a pipe, a terminal or the end of /dev/zero.
  @Test func onlyRegularFilesAreRead() throws {
    let project = try LintProject(["a.cfg": LintProject.good])
    let pipe = project.file("pipe").path
    try #require(mkfifo(pipe, 0o600) == 0)
    let program = XLPlugCommand.program.path
    func run(_ words: String...) throws -> CommandResult {
      try project.run(["timeout", "20", program] + words)
    }
    #expect(try run("lint", "--baseline", "pipe", "a.cfg").errorText.contains("not a regular file"))
    #expect(try run("lint", "--settings", "pipe", "a.cfg").errorText.contains("not a regular file"))
    let settings = project.file(".xlplug.yaml").path
    try FileManager.default.moveItem(atPath: pipe, toPath: settings)
    #expect(try run("lint", "a.cfg").errorText.contains("not a regular file"))
    #expect(try run("fmt", "--check", ".").errorText.contains("not a regular file"))
    try FileManager.default.removeItem(atPath: settings)
    try FileManager.default.createSymbolicLink(atPath: settings, withDestinationPath: "/dev/zero")
    #expect(try run("lint", "a.cfg").errorText.contains("is a symbolic link"))
  }
}

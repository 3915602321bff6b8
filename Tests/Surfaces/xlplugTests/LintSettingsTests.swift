import Foundation
import Testing
import XLTestKit

/// `.xlplug.yaml` beside and above the files.
@Suite struct LintSettingsTests {
  @Test func theNearestFileCounts() throws {
    let project = try LintProject([
      ".xlplug.yaml": "ignore: [all]\n", "a.cfg": LintProject.bad, "sub/a.cfg": LintProject.bad,
      "sub/strict/.xlplug.yaml": "rules: {all: error}\n", "sub/strict/a.cfg": LintProject.bad,
    ])
    let result = try project.lint("-q", "--output-format", "concise")
    #expect(
      result.text.split(separator: "\n").map { $0.prefix { $0 != ":" } } == ["sub/strict/a.cfg"],
      "\(result.text)"
    )
    #expect(try project.lint("--settings", ".xlplug.yaml").status == 0)
    #expect(
      try project.lint("-q", "--settings", "none", "--output-format", "concise").text.split(separator: "\n")
        .count == 3
    )
  }

  @Test func theCommandLineGoesBeforeThem() throws {
    let project = try LintProject([".xlplug.yaml": "select: XL9\n", "a.cfg": LintProject.bad])
    #expect(try project.lint().status == 0)
    #expect(try project.lint("--select", "all").status == 1)
  }

  /// What the pages of these codes say under Suppress.
  @Test func nothingSuppressesMistakesOfSettingsAndBaselines() throws {
    let project = try LintProject([
      ".xlplug.yaml": "ignore: XL9\nrules: {XL9002: off}\nxn: 4.17 # xlplug: ignore XL9002\n",
      "known": "XL3001 0123456789abcdef a.cfg\n", "a.cfg": LintProject.good,
    ])
    let result = try project.lint(
      "-q",
      "--output-format",
      "concise",
      "--baseline",
      "known",
      "--ignore",
      "XL9"
    )
    #expect(result.text.contains("[XL9002]"), "\(result.text)")
    #expect(result.text.contains("[XL9009]"), "\(result.text)")
  }

  @Test func theirMistakesAreReportedOnce() throws {
    let project = try LintProject([
      ".xlplug.yaml": "xn: 4.17\n", "a.cfg": LintProject.good, "b/a.cfg": LintProject.good,
    ])
    let result = try project.lint("-q", "--output-format", "concise")
    #expect(result.status == 1)
    #expect(result.text == ".xlplug.yaml:1:1: error[XL9002]: unknown setting 'xn'; did you mean 'xen'?\n")
    let below = try project.run([
      "bash", "-c", "cd b && \"$0\" lint -q --output-format concise", XLPlugCommand.program.path,
    ])
    #expect(
      below.text.hasSuffix("/.xlplug.yaml:1:1: error[XL9002]: unknown setting 'xn'; did you mean 'xen'?\n")
    )
  }

  @Test func theReleaseIsTheirs() throws {
    let text = LintProject.good + "vif = ['bridge=xenbr0,vlan=10']\n"
    let project = try LintProject(["a.cfg": text, "old/.xlplug.yaml": "xen: 4.17\n", "old/a.cfg": text])
    let result = try project.lint("-q", "--output-format", "concise")
    #expect(result.text.hasPrefix("old/a.cfg:5:"), "\(result.text)")
    #expect(try project.lint("--xen", "4.23").status == 0)
  }
}

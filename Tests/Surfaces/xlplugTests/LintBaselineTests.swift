import Foundation
import Testing
import XLTestKit

/// Problems that are known: written down once, not reported again, and named when they are gone.
@Suite struct LintBaselineTests {
  @Test func whatIsKnownIsNotReported() throws {
    let project = try LintProject(["g/a.cfg": LintProject.bad, "b.cfg": LintProject.bad])
    let written = try project.lint("--baseline", "known", "--write-baseline")
    #expect(written.status == 0 && written.text == "'known' knows 2 problems now\n", "\(written.errorText)")
    let clean = try project.lint("--baseline", "known")
    #expect(clean.status == 0 && clean.text.contains("the baseline knows 2 more"), "\(clean.text)")
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
    #expect(result.text == "known:2:1: note[XL9009]: this problem of 'a.cfg' is there no longer\n")
    #expect(try project.lint("-q", "b.cfg").text == "", "a.cfg was not looked at")
  }

  @Test func aSpoiltBaselineIsSaid() throws {
    let project = try LintProject(["a.cfg": LintProject.good, "known": "nonsense\n"])
    let result = try project.lint("--baseline", "known", "--output-format", "concise", "-q")
    #expect(result.status == 1)
    #expect(result.text == "known:1:1: error[XL9008]: 'nonsense' is no line of a baseline\n")
    #expect(try project.lint("--write-baseline").status == 2)
  }
}

import Foundation
import Testing
import XLTestKit

/// How `xlplug lint` ends, what it reads, and what it says about what it cannot read.
@Suite struct LintCommandTests {
  @Test func statusSaysWhatWasFound() throws {
    let project = try LintProject(["good.cfg": LintProject.good, "bad.cfg": LintProject.bad])
    #expect(try project.lint("good.cfg").status == 0)
    #expect(try project.lint("bad.cfg").status == 1)
    #expect(try project.lint().status == 1)
    #expect(try project.lint("--exit-zero").status == 0)
    #expect(try project.lint("--select", "XL9", "bad.cfg").status == 0)
    #expect(try project.lint("missing.cfg").status == 2)
    #expect(try project.lint("missing.cfg", "bad.cfg", "--exit-zero").status == 2)
    #expect(try project.lint("--nonsense").status == 2)
  }

  @Test func severitiesDecideTheStatus() throws {
    let project = try LintProject(["bad.cfg": LintProject.bad])
    for (level, status) in [
      ("error", [1, 1, 1]), ("warning", [0, 1, 1]), ("note", [0, 0, 1]), ("off", [0, 0, 0]),
    ] {
      try project.write(".xlplug.yaml", Data("rules: {all: \(level)}\n".utf8))
      for (least, status) in zip(["error", "warning", "note"], status) {
        let result = try project.lint("--fail-on", least, "bad.cfg")
        #expect(result.status == Int32(status), "\(level) with --fail-on \(least): \(result.text)")
      }
    }
  }

  @Test func everyFileIsReportedAlthoughOneIsMissing() throws {
    let project = try LintProject(["bad.cfg": LintProject.bad])
    let result = try project.lint("--quiet", "--output-format", "concise", "missing.cfg", "bad.cfg")
    #expect(result.status == 2)
    #expect(result.text.hasPrefix("bad.cfg:4:"))
    #expect(result.errorText == "error: 'missing.cfg' cannot be read: No such file or directory\n")
    let json = try JSONDocument(try project.lint("--output-format", "json", "missing.cfg", "bad.cfg").output)
    #expect(
      json["summary"]["unread"].items.map(\.text) == [
        "'missing.cfg' cannot be read: No such file or directory"
      ]
    )
  }

  @Test func standardInputHasAName() throws {
    let project = try LintProject(["sub/.xlplug.yaml": "ignore: [all]\n"])
    let unnamed = try project.lint("--output-format", "concise", "-q", "-", input: LintProject.bad)
    #expect(unnamed.status == 1 && unnamed.text.hasPrefix("<stdin>:4:"), "\(unnamed.text)")
    let named = try project.lint(
      "-q",
      "--output-format",
      "concise",
      "--stdin-name",
      "x/a.cfg",
      "-",
      input: LintProject.bad
    )
    #expect(named.status == 1 && named.text.hasPrefix("x/a.cfg:4:"), "\(named.text)")
    // Its settings are those of the place that it would be in.
    let settled = try project.lint("--stdin-name", "sub/a.cfg", "-", input: LintProject.bad)
    #expect(settled.status == 0, "\(settled.text)")
    #expect(try project.lint("-", "-").status == 2)
    #expect(try project.lint("-", input: "").status == 0)
  }

  @Test func textsThatAreNoTextAreAnswered() throws {
    let project = try LintProject()
    try project.write("a.cfg", Data([0, 0xFF, 0xFE, 0x0A, 0x27, 0, 0x27, 0x0A, 0x80]))
    for format in ["full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit"] {
      let result = try project.lint("--output-format", format, "a.cfg")
      #expect(result.status == 1, "\(format): \(result.errorText)")
      #expect(String(data: result.output, encoding: .utf8) != nil, "\(format) is not UTF-8")
      #expect(!result.output.contains(0))
    }
  }

  @Test func aFileThatIsTooLongIsNotRead() throws {
    let project = try LintProject()
    try project.write("long.cfg", Data())
    let long = try FileHandle(forWritingTo: project.file("long.cfg"))
    try long.truncate(atOffset: 64 << 20 | 1)
    let result = try project.lint("long.cfg")
    #expect(result.status == 2)
    #expect(result.errorText == "error: 'long.cfg' cannot be read: it has more than 67108864 bytes\n")
  }

  @Test func unreadableThingsAreNamed() throws {
    let project = try LintProject(["a.cfg": LintProject.good])
    #expect(try project.lint("a.cfg/b").errorText.contains("'a.cfg/b' cannot be read: Not a directory"))
    #expect(try project.lint("").status == 2)
    #expect(try project.lint("--settings", "missing.yaml", "a.cfg").status == 2)
    #expect(try project.lint("--baseline", "missing", "a.cfg").status == 2)
  }

  @Test func pathsNeedNotBeText() throws {
    let project = try LintProject()
    let script = "printf 'memory = 1G\\n' > $'g\\xff\\e.cfg'; exec \"$0\" lint -q --output-format \"$1\" ."
    let program = XLPlugCommand.program.path
    let concise = try project.run(["bash", "-c", script, program, "concise"])
    #expect(concise.status == 1 && concise.text.hasPrefix("g\\xff\\x1b.cfg:1:"), "\(concise.text)")
    let json = try JSONDocument(try project.run(["bash", "-c", script, program, "json"]).output)
    #expect(json["files"].items.first?["path"].text == "g\u{FF}\u{1B}.cfg")
    #expect(json["files"].items.first?["encoding"].text == "bytes")
    let sarif = try project.run(["bash", "-c", script, program, "sarif"])
    #expect(sarif.text.contains("\"uri\":\"g%FF%1B.cfg\""))
  }

  @Test func unknownRulesAreUsage() throws {
    let project = try LintProject(["a.cfg": LintProject.good])
    for word in ["XL89", "NoSuchRule", "XL00011", ""] {
      let result = try project.lint("--select", word, "a.cfg")
      #expect(result.status == 2, "'\(word)': \(result.text)\(result.errorText)")
    }
    let misspelt = try project.lint("--select", "StrayByte", "a.cfg").errorText
    #expect(misspelt.contains("unknown rule 'StrayByte'; did you mean 'StrayBytes'?"), "\(misspelt)")
    for word in ["all", "xl", "XL0", "XL0001", "StrayBytes", "straybytes", "XL0,XL0001"] {
      #expect(try project.lint("--ignore", word, "a.cfg").status == 0, "'\(word)'")
    }
  }

  @Test func theCloserPatternCounts() throws {
    let project = try LintProject(["a.cfg": LintProject.bad])
    func count(_ arguments: String...) throws -> Int {
      let words =
        [XLPlugCommand.program.path, "lint", "-q", "--output-format", "concise"] + arguments + ["a.cfg"]
      return try project.run(words).text.split(separator: "\n").count
    }
    let code = try #require(
      try project.lint("-q", "--output-format", "concise", "a.cfg").text.firstMatch(of: #/XL\d{4}/#)
    )
    let (name, family) = (String(code.output), String(code.output.prefix(3)))
    #expect(try count() == 1)
    #expect(try count("--ignore", family) == 0)
    #expect(try count("--ignore", family, "--select", name) == 1)
    #expect(try count("--ignore", name, "--select", name) == 0)
    #expect(try count("--ignore", "all", "--select", family) == 1)
    #expect(try count("--select", "XL9") == 0)
  }

  @Test func theSummaryCounts() throws {
    let project = try LintProject([
      "a.cfg": LintProject.bad, "b.cfg": LintProject.bad, "c.cfg": LintProject.good,
    ])
    let result = try project.lint("--output-format", "concise", "--statistics")
    let lines = result.text.split(separator: "\n").map(String.init)
    #expect(lines.count == 4)
    #expect(lines[2].hasPrefix("2 errors in 2 of 3 files"), "\(lines)")
    #expect(lines[3].hasPrefix("  2 XL00"), "\(lines)")
    #expect(try project.lint("c.cfg").text == "nothing found in 1 file\n")
    #expect(try project.lint("-q", "c.cfg").text == "")
  }

  /// A C locale gets ASCII in the text for people; what programs read has the bytes of the file.
  @Test func plainCharactersInTheCLocale() throws {
    let text = "nomé = \"é\"\nkernel = \"/k\"\nmemory = 512\ndisk = [\"/é,xvda,w\"]\n"
    let project = try LintProject(["a.cfg": text])
    func lint(_ words: String...) throws -> CommandResult {
      let command = [XLPlugCommand.program.path, "lint", "a.cfg"] + words
      return try project.run(command, adding: ["LC_ALL": "C"])
    }
    for format in ["full", "concise"] {
      let result = try lint("missing-é.cfg", "--statistics", "--output-format", format)
      let shown = result.output + result.errors
      #expect(shown.allSatisfy { $0 == 10 || (0x20..<0x7F).contains($0) }, "\(result.text)")
      #expect(result.errorText.contains("'missing-\\u{e9}.cfg'"), "\(result.errorText)")
    }
    let full = try lint().text
    #expect(full.contains("\n4 | disk = [\"/\\u{e9},xvda,w\"]\n  |                  ^^^^\n"), "\(full)")
    #expect(try lint("--diff").text.contains("\n+disk = [\"/é,,xvda,w\"]\n"))
    #expect(try lint("--output-format", "json").text.contains("'nomé'"))
  }

  @Test func theMachineIsLookedAtOnRequestOnly() throws {
    let text = LintProject.good.replacingOccurrences(of: "/boot/vmlinuz", with: "/var/empty/no-kernel")
    let scripts = "vif = ['script=vif-mine']\n"
    let project = try LintProject([
      "a.cfg": text, "s/.xlplug.yaml": "scripts: [scripts]\n", "s/a.cfg": text + scripts,
    ])
    #expect(try project.lint("a.cfg").status == 0)
    let result = try project.lint("-q", "--host", "--output-format", "concise", "a.cfg")
    #expect(result.status == 1)
    #expect(
      result.text.hasPrefix("a.cfg:3:11: error[XL5005]: the kernel '/var/empty/no-kernel'"),
      "\(result.text)"
    )
    // Scripts are looked for where the settings say.
    let missing = try project.lint("-q", "--host", "s")
    #expect(missing.text.contains("\(project.url.path)/s/scripts/vif-mine"), "\(missing.text)")
  }
}

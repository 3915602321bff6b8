import Foundation
import Testing
import XLTestKit

/// How the command line is refused, and how results that cannot be written are reported.
@Suite struct CommandLineTests {
  /// Arguments, and the first line of standard error.
  private static let refused = [
    ("atach 7 x", "error: unknown command 'atach'; did you mean 'attach'?"),
    ("help nosuch", "error: unknown command 'nosuch'"),
    ("help atach", "error: unknown command 'atach'; did you mean 'attach'?"),
    ("parse dsk x", "error: unknown command 'dsk'; did you mean 'disk'?"),
    ("blok-attach 7 x", "error: unknown command 'blok-attach'; did you mean 'block-attach'?"),
    ("list --all", "error: unknown option '--all'"),
    ("list --jsn", "error: unknown option '--jsn'; did you mean '--json'?"),
    ("attach --wait -1 7 x", "error: the value '-1' is invalid for '--wait <time>': '-1' is out of range"),
    (
      "list --embedded --store X",
      "error: --embedded cannot be combined with --store 'X'"
    ),
    ("lint --fail-on bad", "error: the value 'bad' is invalid for '--fail-on <severity>'; expected one of"),
    ("explain nosuch", "error: unknown rule 'nosuch'"),
    ("attach", "error: missing expected argument '<domain>'"),
  ]

  /// Without /proc no command may be taken for none, which prints the help and succeeds.
  @Test func argumentsThatCannotBeRead() throws {
    let line = #"mount -t tmpfs none /proc && exec "$0" list"#
    let result = try runCommand(["unshare", "-m", "sh", "-c", line, XLPlugCommand.program.path])
    #expect(result.status == 3 && result.output.isEmpty, "\(result.text)")
    #expect(
      result.errorText
        == "error: the arguments cannot be read from /proc/self/cmdline; mount /proc\n"
    )
  }

  @Test(arguments: refused)
  func saysWhatIsWrong(_ line: String, _ error: String) throws {
    let words = line.split(separator: " ").map(String.init)
    let result = try XLPlugCommand.run(words)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errorText.hasPrefix(error), "\(result.errorText)")
    let first = result.errorText.split(separator: "\n").first.map(String.init) ?? ""
    #expect(error.contains("mean") || !first.contains("mean"), "\(first)")
    // The usage is that of the command that failed.
    let known = ["attach", "list", "lint", "explain", "parse"].contains(words[0]) ? " \(words[0])" : ""
    #expect(result.errorText.contains("\nUsage: xlplug\(known) "))
    #expect(result.errorText.hasSuffix("\n  See 'xlplug\(known) --help' for more information.\n"))
  }

  /// What a user typed is shown without its control characters, and with its bytes.
  @Test func showsArgumentsSafely() throws {
    let result = try XLPlugCommand.run(["\u{1B}[2Jatach"])
    #expect(result.status == 2 && !result.errorText.contains("\u{1B}"))
  }

  /// Commands that print results, and their status where nobody can take them.
  private static let printing: [([String], Int32)] = [
    (["lint", "bad.cfg"], 2), (["fmt", "--diff", "bad.cfg"], 2), (["explain", "XL1001"], 3),
    (["--help"], 3), (["lint", "--help"], 2), (["parse", "vdev", "xvda"], 3), (["completion", "bash"], 3),
    (["plan", "7", "/a.img,raw,xvda,w"], 3), (["-N", "block-attach", "7", "/a.img,raw,xvda,w"], 1),
    (["list", "--embedded"], 3),
  ]

  @Test(arguments: printing)
  func reportsFullOutput(_ words: [String], _ status: Int32) throws {
    let place = try Project.temporaryDirectory("full")
    defer { try? FileManager.default.removeItem(at: place) }
    try Data("memroy=512\n".utf8).write(to: place.appendingPathComponent("bad.cfg"))
    let result = try runCommand(
      ["sh", "-c", #""$0" "$@" >/dev/full"#, XLPlugCommand.program.path] + words,
      directory: place
    )
    #expect(result.status == status)
    let error = "error: cannot write standard output: No space left on device\n"
    #expect(result.errorText.hasSuffix(error), "\(result.errorText)")
  }

  /// The words of a command and of all below it, as the helps list them.
  private static func commands(below words: [String] = []) throws -> [[String]] {
    let help = try XLPlugCommand.run(words + ["--help"]).text
    let list = help.components(separatedBy: "\nSUBCOMMANDS:\n").dropFirst().first ?? ""
    let names = list.matches(of: #/(?m)^  ([a-z]+)\b/#).map { String($0.output.1) }
    return [words] + (try names.flatMap { try commands(below: words + [$0]) })
  }

  /// Examples in a help are whole lines that can be pasted, and no two options of one have the same words.
  @Test func helpsAreForTerminals() throws {
    let commands = try Self.commands()
    #expect(commands.count > 15 && commands.contains(["parse", "cfg"]), "\(commands)")
    for words in commands {
      let help = try XLPlugCommand.run(words + ["--help"]).text
      for line in help.split(separator: "\n") where !line.hasPrefix("USAGE: ") {
        #expect(line.count <= 100 && !line.contains("\\"), "\(line)")
        if line.hasPrefix("  xlplug ") || line.hasPrefix("  sudo ") { #expect(line.count < 80, "\(line)") }
      }
      let options = help.matches(of: #/(?m)^  (?:-\w, )?--[a-z-]+(?: <\w+>)? +(\w.+(?:\n {10,}.+)*)/#)
        .map { $0.output.1 }
      #expect(Set(options).count == options.count, "\(words): \(options)")
    }
  }

  /// The help of xl's commands has the options of ours that can stand before them.
  @Test(arguments: [
    ("block-attach", ["-N", "--builtin-block", "--script-dir"]), ("block-detach", ["--script-dir"]),
    ("network-attach", ["-N", "--allow-duplicate-mac"]), ("network-list", []),
  ])
  func helpOfXLsCommandsHasOurOptions(_ command: String, _ more: [String]) throws {
    let help = try XLPlugCommand.run([command, "--help"])
    #expect(help.status == 0 && help.text.hasPrefix("Usage: xlplug ["), "\(help.text)")
    let rest = try #require(help.text.components(separatedBy: "\nOptions before the command:\n").last)
    for option in ["--store", "--engine", "--color"] + more {
      #expect(rest.contains("\n\(option) "), "\(command): no \(option) in \(rest)")
    }
  }

  @Test func statisticsAreNotQuiet() throws {
    let result = try XLPlugCommand.run(
      ["lint", "-q", "--statistics", "-"],
      input: Data("name = \"a\"\nmemroy = 512\n".utf8)
    )
    let last = result.text.split(separator: "\n").last ?? ""
    #expect(last.contains(#/^ +\d+ XL\d{4} /#), "\(result.text)")
  }
}

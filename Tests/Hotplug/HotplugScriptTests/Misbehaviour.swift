import HotplugScript
import Testing
import XLTestKit

/// One script that does what it should not, and what must be said of it.
struct Misbehaviour: Sendable, CustomTestStringConvertible {
  enum Verdict: Sendable { case success, failure, breaksProtocol }

  /// A file of Tests/Scripts, or of the files made by `GeneratedScripts`.
  let script: String
  var words: [String] = ["add"]
  let ending: ScriptRun.Ending
  let verdict: Verdict
  /// As long as no busy machine takes, for a script that is over by itself.
  var budgetSeconds = 120.0
  /// True when it is over by itself, so that whoever waits longer sees its budget used up.
  var isQuick = true
  var isReadByShell = false
  var environment: [String: [UInt8]] = [:]

  var testDescription: String { ([script] + words).joined(separator: " ") }

  static func fails(_ script: String, _ words: String..., ending: ScriptRun.Ending = .exited(1)) -> Self {
    Misbehaviour(script: script, words: words.isEmpty ? ["add"] : words, ending: ending, verdict: .failure)
  }

  static func succeeds(_ script: String, _ words: String...) -> Self {
    Misbehaviour(
      script: script,
      words: words.isEmpty ? ["add"] : words,
      ending: .exited(0),
      verdict: .success
    )
  }

  static func runsOut(_ script: String, budget: Double = 1) -> Self {
    Misbehaviour(
      script: script,
      ending: .timedOut,
      verdict: .failure,
      budgetSeconds: budget,
      isQuick: false
    )
  }

  static func isNotRun(_ script: String, _ problem: ScriptStartProblem) -> Self {
    Misbehaviour(script: script, ending: .notStarted(problem), verdict: .failure)
  }

  static func readByShell(_ script: String, status: Int32, _ verdict: Verdict) -> Self {
    Misbehaviour(script: script, ending: .exited(status), verdict: verdict, isReadByShell: true)
  }

  /// Every one of them.
  static let all: [Misbehaviour] =
    statuses + hangs + leftBehind + signals + fast + output + files + [
      Misbehaviour(
        script: "exits-with.sh",
        words: ["0"],
        ending: .notStarted(.tooMuchText),
        verdict: .failure,
        environment: ["HUGE": [UInt8](repeating: 0x78, count: 3 << 20)]
      )
    ]

  static let statuses: [Misbehaviour] =
    [succeeds("exits-with.sh", "0")]
    + [1, 126, 127, 128, 130, 255].map { fails("exits-with.sh", "\($0)", ending: .exited($0)) }
    + [2, 3, 7, 64, 125].map {
      Misbehaviour(
        script: "exits-with.sh",
        words: ["\($0)"],
        ending: .exited($0),
        verdict: .breaksProtocol
      )
    }

  static let hangs = [
    runsOut("hangs.sh"),
    runsOut("hangs-with-children.sh"),
    runsOut("hangs-without-output.sh"),
    runsOut("ignores-term.sh"),
    runsOut("exits-0-on-term.sh"),
    runsOut("stops-itself.sh"),
    runsOut("stops-parent.sh"),
    runsOut("stops-ancestors.sh"),
    runsOut("exec-replaced.sh"),
    runsOut("deep-tree.sh"),
    runsOut("zombies.sh", budget: 2),
    runsOut("forks-in-a-loop.sh"),
    runsOut("floods.sh"),
  ]

  static let leftBehind = [
    succeeds("daemon-keeps-pipe.sh"),
    succeeds("chatty-daemon.sh"),
    succeeds("flooding-daemon.sh"),
    succeeds("silent-daemon.sh"),
    fails("daemon-keeps-pipe-and-fails.sh"),
    fails("double-forks.sh"),
    fails("setsid-double-forks.sh"),
    fails("new-groups.sh"),
    fails("nohup-children.sh"),
    fails("stubborn-orphans.sh"),
    fails("stopped-orphans.sh"),
    fails("new-namespaces.sh"),
    fails("leaves-control-group.sh"),
    fails("makes-control-groups.sh"),
  ]

  static let signals = [
    fails("kills-itself.sh", "KILL", ending: .signalled(9)),
    fails("kills-itself.sh", "TERM", ending: .signalled(15)),
    fails("kills-itself.sh", "SEGV", ending: .signalled(11)),
    fails("kills-own-group.sh", ending: .signalled(9)),
    succeeds("kills-parent.sh"),
    fails("kills-parents-group.sh"),
  ]

  static let fast = [
    fails("forks", "comet"),
    fails("forks", "swarm"),
    fails("forks", "subreaper"),
  ]

  static let output = [
    succeeds("closes-output.sh"),
    succeeds("floods-and-succeeds.sh"),
    fails("writes-binary.sh"),
    succeeds("reads-stdin.sh"),
    succeeds("changes-itself.sh"),
    succeeds("looks-around.sh"),
    succeeds("removes-itself.sh"),
  ]

  static let files = [
    readByShell("no-interpreter-line.sh", status: 0, .success),
    readByShell("empty", status: 0, .success),
    readByShell("garbage", status: 127, .failure),
    isNotRun("missing-interpreter.sh", .missingInterpreter("/usr/lib/no-such-interpreter")),
    isNotRun("carriage-returns.sh", .missingInterpreter("/bin/sh\r")),
    isNotRun("not-executable.sh", .notExecutable),
    isNotRun("directory", .directory),
    isNotRun("pipe", .notRegularFile),
    isNotRun("nowhere", .missing),
    isNotRun("link-to-nowhere", .missing),
    isNotRun("circle", .circle),
    succeeds("elsewhere", "0"),
  ]
}

import Foundation
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugScript
import Testing
import XLTestKit
import XenstoreSimulation
import XenstoreTestKit

/// A block script that does what it should not, and what must come of an attach with it.
struct MisbehavingScript: Sendable, CustomTestStringConvertible {
  enum Expected: Sendable {
    /// The script failed in a way that the protocol knows.
    case failure
    /// The script ended in a way that the protocol does not know.
    case brokenProtocol
    /// The script's time ran out.
    case outOfTime
    /// The script succeeded, and its key is missing or wrong.
    case brokenPromise(BrokenPromise)
    /// The script may not be run.
    case refusal
  }

  let name: String
  let expected: Expected
  /// The text of the script; nil for a file of Tests/Scripts.
  var body: String?
  var mode: mode_t = 0o755
  var testDescription: String { name }

  static let all = outOfTime + failing + unkept + wrong + statuses + made

  static let outOfTime = files(
    .outOfTime,
    "hangs.sh hangs-with-children.sh ignores-term.sh exits-0-on-term.sh stops-itself.sh floods.sh deep-tree.sh",
    "forks-in-a-loop.sh exec-replaced.sh store-hangs-after-key.sh",
  )

  static let failing = files(
    .failure,
    "daemon-keeps-pipe-and-fails.sh double-forks.sh setsid-double-forks.sh new-groups.sh nohup-children.sh",
    "stubborn-orphans.sh stopped-orphans.sh kills-own-group.sh kills-parents-group.sh writes-binary.sh",
    "missing-interpreter.sh carriage-returns.sh store-connected-but-fails.sh store-deletes-backend-and-fails.sh",
    "store-error-text.sh store-fails-after-key.sh store-writes-elsewhere.sh",
  )

  static let unkept = files(
    .brokenPromise(.missing),
    "daemon-keeps-pipe.sh chatty-daemon.sh silent-daemon.sh floods-and-succeeds.sh closes-output.sh",
    "no-interpreter-line.sh removes-itself.sh store-no-key.sh store-wrong-key.sh store-deletes-backend.sh",
    "store-error-but-success.sh store-removes-badly.sh",
  )

  static let wrong =
    files(.brokenPromise(.malformed(Array("0x7:0x0 ".utf8))), "store-decimal-device.sh")
    + files(.brokenPromise(.malformed(Array("/dev/loop0".utf8))), "store-text-as-device.sh")
    + files(.brokenPromise(.noSuchBlockDevice(Array("fff:fffff".utf8))), "store-missing-device.sh")

  static let statuses =
    [1, 126, 127, 255].map { exits(with: $0, .failure) }
    + [2, 3, 64, 125].map { exits(with: $0, .brokenProtocol) }

  static let made = [
    MisbehavingScript(name: "kills itself", expected: .failure, body: "#!/bin/sh\nkill -SEGV $$\n"),
    MisbehavingScript(name: "binary garbage", expected: .failure, body: "\u{1}\u{2}\u{3} not a program\n"),
    MisbehavingScript(name: "not executable", expected: .refusal, body: "#!/bin/sh\n", mode: 0o644),
    MisbehavingScript(name: "writable by all", expected: .refusal, body: "#!/bin/sh\n", mode: 0o777),
    MisbehavingScript(
      name: "leaves a loop device and hangs",
      expected: .outOfTime,
      body: makesLoop + "sleep 1000\n"
    ),
    MisbehavingScript(
      name: "leaves a loop device and fails",
      expected: .failure,
      body: makesLoop + "exit 1\n"
    ),
  ]

  private static let makesLoop = """
    #!/bin/bash
    [ "$1" = add ] || exit 0
    \(LoopDevices.claim)
    losetup -f "$(xenstore-read "$XENBUS_PATH/params")"
    \(LoopDevices.release)

    """

  private static func files(_ expected: Expected, _ names: String...) -> [MisbehavingScript] {
    names.flatMap { $0.split(separator: " ") }.map { MisbehavingScript(name: String($0), expected: expected) }
  }

  private static func exits(with status: Int, _ expected: Expected) -> MisbehavingScript {
    MisbehavingScript(name: "exits with \(status)", expected: expected, body: "#!/bin/sh\nexit \(status)\n")
  }
}

/// More than thirty scripts that misbehave: the verdict is right, the time is within the budget, and
/// afterwards store, loop devices and processes are as before.
@Suite(.serialized, .ownThread) struct MisbehavingScriptTests {
  /// The budget of a script that uses it up, in seconds; the others have one that they never come near.
  static let usedUpBudgetSeconds = 1.5

  @Test(arguments: MisbehavingScript.all)
  func leavesNothingBehind(_ script: MisbehavingScript) throws {
    let host = try EngineHost(.embedded)
    if case .outOfTime = script.expected { host.options.times.scriptSeconds = Self.usedUpBudgetSeconds }
    let image = try host.image()
    let path = try host.script(script.name.replacing(" ", with: "-"), script.text(), mode: script.mode)
    let before = try host.traces()
    let outcome = try host.attach("\(image),raw,xvda,w,script=\(path)")
    check(outcome.fault, script.expected)
    // What they make is seen below; where the remove execution fails too, the engine cannot know that.
    let left = outcome.leftBehind.filter { !$0.hasPrefix("possibly resources of \(path): ") }
    #expect(left == [], "\(outcome.trouble ?? "")")
    // A script of the others that were waited for longer than it ran would have run out of time.
    if case .outOfTime = script.expected { #expect(outcome.scriptSeconds >= Self.usedUpBudgetSeconds / 2) }
    #expect(try host.traces() == before)
  }

  /// How an add execution ends, and the executions that follow from it.
  static let ends = [
    ("exit 1", "add\n"), ("exit 2", "add\n"), ("exit 126", "add\n"), ("exit 255", "add\n"),
    ("exit 0", "add\nremove\n"), ("kill -SEGV $$", "add\nremove\n"), ("kill -KILL $$", "add\nremove\n"),
    (
      #"xenstore-write "$XENBUS_PATH/physical-device" "$(stat -c %t:%T /dev/loop0)"; exit 1"#, "add\n"
    ),
    ("sleep 1000", "add\nremove\n"),
  ]

  /// Who ended by itself has cleaned up; its remove execution could hit the device of another guest.
  @Test(arguments: 0..<ends.count)
  func removeRunsWhereAddCouldNotCleanUp(_ index: Int) throws {
    let (end, expected) = Self.ends[index]
    let host = try EngineHost(.embedded)
    if end.hasPrefix("sleep") { host.options.times.scriptSeconds = Self.usedUpBudgetSeconds }
    let log = host.directory.appendingPathComponent("log")
    let path = try host.script(
      "ends.sh",
      """
      #!/bin/bash
      echo "$1" >> \(log.path)
      [ "$1" = add ] || exit 0
      \(end)
      """
    )
    let before = try host.traces()
    let outcome = try host.attach("any,raw,xvda,w,script=\(path)")
    #expect(outcome.fault != nil && outcome.leftBehind == [], "\(outcome.trouble ?? "success")")
    #expect(try String(contentsOf: log, encoding: .utf8) == expected)
    #expect(try host.traces() == before)
  }

  /// Whoever finishes the rollback of a command that was killed does not run it either.
  @Test func anUnneededRemovalIsNotRunLater() throws {
    let host = try EngineHost(.embedded)
    let log = host.directory.appendingPathComponent("log")
    let path = try host.script(
      "notes.sh",
      """
      #!/bin/bash
      echo "$1" >> \(log.path)
      xenstore-write "$XENBUS_PATH/physical-device" "$(stat -c %t:%T /dev/loop0)"
      """
    )
    let before = try host.traces()
    try host.attached("any,raw,xvda,w,script=\(path)")
    _ = try host.store.run([
      "xenstore-write", "/local/domain/0/backend/vbd/7/51712/xlplug-blockRemove-unneeded", "1",
    ])
    try host.detached()
    #expect(try String(contentsOf: log, encoding: .utf8) == "add\n")
    #expect(try host.traces() == before)
  }

  /// A service that a remove execution restarts in a rollback is the host's, as after a detach.
  ///
  /// vif-nat restarts the DHCP server that other guests use. Where the execution fails, nothing that it
  /// started is meant to be.
  @Test(arguments: [0, 1])
  func aServiceThatARollbackRestartsLivesOn(_ status: Int) throws {
    let host = try EngineHost(.embedded)
    let noted = host.directory.appendingPathComponent("pid").path
    let path = try host.script(
      "restarts-a-service",
      """
      #!/bin/sh
      [ "$1" = remove ] || exit 0
      setsid sleep 1000 < /dev/null > /dev/null 2>&1 &
      echo $! > \(noted)
      exit \(status)
      """
    )
    let outcome = try host.attach("any,raw,xvda,w,script=\(path)")
    guard case .promiseBroken? = outcome.fault else {
      Issue.record("found \(outcome.trouble ?? "success")")
      return
    }
    let pid = try String(contentsOfFile: noted, encoding: .utf8).trimmingCharacters(in: .newlines)
    if status != 0 {
      let isGone = try isGone(pid)
      #expect(isGone, "a remove execution that failed leaves a process")
      return
    }
    let state = try String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
    #expect(!state.contains(") Z "), "the rollback has ended the service")
    kill(try #require(Int32(pid)), SIGKILL)
  }

  @Test func aDaemonOfAGoodScriptLivesOnWithoutOurDescriptors() throws {
    let host = try EngineHost(.embedded)
    let path = try host.script(
      "good-daemon.sh",
      """
      #!/bin/sh
      if [ "$1" = remove ]; then kill "$(xenstore-read "$XENBUS_PATH/pid")"; exit 0; fi
      sleep 1000 &
      xenstore-write "$XENBUS_PATH/pid" $! "$XENBUS_PATH/physical-device" "$(stat -c %t:%T /dev/loop0)"
      """
    )
    try host.attached("any,raw,xvda,w,script=\(path)")
    let pid = try host.store.run(["xenstore-read", "/local/domain/0/backend/vbd/7/51712/pid"]).text
      .trimmingCharacters(in: .newlines)
    let links = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd").compactMap {
      try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/fd/\($0)")
    }
    #expect(links.count == 3 && !links.contains { $0.hasPrefix("socket:") }, "\(links)")
    try host.detached()
    let isGone = try self.isGone(pid)
    #expect(isGone, "the daemon outlives its device")
  }

  /// Whether a process ends, at most a minute from now; one that nobody has reaped yet counts as ended.
  private func isGone(_ pid: String) throws -> Bool {
    for _ in 0..<6000 {
      guard let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else {
        return true
      }
      if status.contains(") Z ") { return true }
      usleep(10_000)
    }
    return false
  }

  private func check(_ fault: EngineFault?, _ expected: MisbehavingScript.Expected) {
    switch (fault, expected) {
    case (.scriptFailed(let failure), .outOfTime):
      #expect(failure.isOutOfTime, "\(fault.map(\.trouble) ?? "")")
      #expect(failure.aftermath.living == 0)
    case (.scriptFailed(let failure), .brokenProtocol):
      if case .failureBreakingProtocol(_) = failure.verdict { return }
      Issue.record("the protocol is broken, and \(failure.verdict) does not say so")
    case (.scriptFailed(let failure), .failure):
      if case .failure(_) = failure.verdict { return }
      Issue.record("found \(fault.map(\.trouble) ?? "")")
    case (.promiseBroken(_, _, let broken, _), .brokenPromise(let wanted)): #expect(broken == wanted)
    case (.scriptRefused(_), .refusal): return
    default: Issue.record("expected \(expected), found \(fault.map(\.trouble) ?? "success")")
    }
  }
}

extension MisbehavingScript {
  func text() throws -> [UInt8] {
    if let body { return Array(body.utf8) }
    return try Array(Data(contentsOf: Project.file("Tests/Scripts/\(name)")))
  }
}

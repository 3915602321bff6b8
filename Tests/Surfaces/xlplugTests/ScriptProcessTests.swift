import Foundation
import Testing
import XLTestKit

/// Processes of scripts that cannot be had, cannot be ended, or are others' by now.
@Suite(.serialized) struct ScriptProcessTests {
  /// The freezer of control groups version 1: what is frozen there does not end by SIGKILL, as a process that
  /// waits for a dead disk does not.
  static let freezer = "/sys/fs/cgroup/freezer"
  /// When a frozen process is let go at the latest, in seconds, so that a command that waits for it ends.
  static let thawSeconds = 60.0

  /// The launcher that a script killed was waited for; its number may be a stranger's.
  @Test(.enabled(if: access("/proc/sys/kernel/ns_last_pid", W_OK) == 0))
  func numberOfAReapedProcessIsNotKilled() throws {
    let host = try DeviceHost()
    let script = host.scripts.appendingPathComponent("kills-parent-and-waits.sh").path
    try copyScript(
      Project.file("Tests/Scripts/kills-parent-and-waits.sh"),
      to: URL(fileURLWithPath: script)
    )
    // In a namespace of its own the next number can be chosen.
    let line = #"""
      script=$0; shift 0
      "$@" > "$script.out" 2>&1 & command=$!
      until [ -s "$script.parent" ]; do sleep 0.05; done
      parent=$(cat "$script.parent")
      while kill -0 $parent 2>/dev/null; do sleep 0.05; done
      for round in $(seq 100); do
        echo $((parent - 1)) > /proc/sys/kernel/ns_last_pid
        sleep 600 & bystander=$!
        [ $bystander = $parent ] && break
        kill $bystander
      done
      echo "bystander: $([ $bystander = $parent ] && echo has the number)"
      wait $command
      echo "status: $?"
      kill -0 $bystander && echo lives
      """#
    let attach = host.words(["attach", "7", "any,raw,xvda,w,script=\(script)", "--script-timeout", "5"])
    let words = ["unshare", "--pid", "--fork", "--mount-proc", "bash", "-c", line, script]
    let result = try runCommand(words + [XLPlugCommand.program.path] + attach)
    #expect(result.text == "bystander: has the number\nstatus: 3\nlives\n", "\(result.errorText)")
  }

  @Test func scriptIsNotStartedWhereItsOrphansCannotBeHad() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let sandbox = host.scripts.appendingPathComponent("sandbox").path
    let source = Project.file("Tests/Scripts/without-subreaper.c").path
    try #require(try runCommand(["cc", "-o", sandbox, source]).status == 0)
    let script = try host.script("runs", #"touch "$0.ran""#)
    let words = [sandbox, XLPlugCommand.program.path]
    let spec = "any,raw,xvda,w,script=\(script)"
    let result = try runCommand(words + host.words(["attach", "7", spec]))
    #expect(result.status == 3)
    #expect(
      result.text.contains(
        "no process could be created: operation not "
          + "permitted"
      ),
      "\(result.text)"
    )
    #expect(!FileManager.default.fileExists(atPath: "\(script).ran"))
    #expect(try host.traces() == before)
  }

  @Test(.enabled(if: access("\(freezer)/cgroup.procs", W_OK) == 0))
  func processThatDoesNotEndIsReported() throws {
    let host = try DeviceHost()
    let frozen = try Frozen()
    let script = try host.script("frozen", frozen.script)
    let result = try host.run("attach", "7", "any,raw,xvda,w,script=\(script)", "--json")
    let left = try JSONDocument(result.output)["left_behind"].items.map { $0.text ?? "" }
    #expect(result.status == 4)
    #expect(left.first == "1 process of the script that survived SIGKILL", "\(left)")
  }
}

extension LibxlEngineSuites {
  /// The same by the real libxl.
  @Suite struct LibxlProcessTests {
    @Test(.enabled(if: access("\(ScriptProcessTests.freezer)/cgroup.procs", W_OK) == 0))
    func processThatDoesNotEndIsReported() throws {
      let host = try LibxlHost()
      let frozen = try Frozen()
      let result = try host.attach(host.disk(try host.script("frozen", frozen.script)))
      #expect(result.status == 4)
      #expect(
        result.text.contains("leftover: 1 process of the script that survived SIGKILL"),
        "\(result.text)"
      )
    }
  }
}

/// A control group whose processes do not run, and do not end before it is removed.
private final class Frozen: @unchecked Sendable {
  private let group = "\(ScriptProcessTests.freezer)/xlplug-test-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: group, withIntermediateDirectories: false)
    let group = group
    DispatchQueue.global().asyncAfter(deadline: .now() + ScriptProcessTests.thawSeconds) {
      try? "THAWED".write(toFile: "\(group)/freezer.state", atomically: false, encoding: .utf8)
    }
  }

  /// Leaves a frozen child and fails.
  var script: String {
    #"""
    [ "$1" = add ] || exit 0
    sleep 1000 &
    echo $! > \#(group)/cgroup.procs
    echo FROZEN > \#(group)/freezer.state
    exit 1
    """#
  }

  deinit {
    try? "THAWED".write(toFile: "\(group)/freezer.state", atomically: false, encoding: .utf8)
    for _ in 0..<500 where rmdir(group) != 0 { usleep(10_000) }
  }
}

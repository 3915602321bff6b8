import Foundation
import Testing
import XLTestKit

/// What a person reads, and what a program gets, where the world says no.
@Suite(.serialized) struct DeviceFailureTests {
  @Test func scriptThatFailsIsQuotedAndTakenBack() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let script = try host.script(
      "fails",
      #"""
      [ "$1" = add ] || exit 0
      echo "mounting"
      printf 'no route\e[2J to 10.0.0.1\n' >&2
      xenstore-write "$XENBUS_PATH/hotplug-error" $'the target is gone\n\e]0;title\a\e[31mlook at the switch'
      exit 1
      """#
    )
    let spec = "any,raw,xvda,w,script=\(script)"
    let text = try host.shown("attach", "7", spec)
    #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" }, "nothing reaches the terminal raw")
    Expect(
      """
      $ xlplug attach 7 any,raw,xvda,w,script=SCRIPTS/fails
      attach xvda of domain 7
        ✓ 1/5 write 49 changes for xvda of domain 7 in one transaction  TIME
        ✓ 2/5 wait for backend state 2 (InitWait) at /local/domain/0/backend/vbd/7/51712, up to 10 s (simulated)  TIME
            | mounting
            | no route\\x1b[2J to 10.0.0.1
        ✗ 3/5 run SCRIPTS/fails add  TIME
        rolling back, up to 10 s:
        ✓ undo request the backend of xvda of domain 7 to close  TIME
        ✓ undo wait for backend state 6 (Closed), up to 10 s (simulated)  TIME
        ✓ undo remove the entries of xvda of domain 7 in one transaction  TIME
      error: SCRIPTS/fails add exited with status 1
        the script reported (hotplug-error):
          the target is gone
          \\x1b]0;title\\x07\\x1b[31mlook at the switch
        rolled back: the entries, loop devices and processes of xvda of domain 7 are removed
        note: SCRIPTS/fails failed and must clean up itself, so it was not run with 'remove'
      = 3
      """
    ).check(text)
    #expect(try host.traces() == before)

    let result = try host.run("attach", "7", spec, "--json")
    #expect(result.status == 3)
    let outcome = try JSONDocument(result.output)
    #expect(outcome["ok"].truth == false)
    #expect(outcome["stopped_at_step"].number == 3)
    #expect(outcome["error"].names == ["message", "hotplug_error", "script_output", "hotplug_log"])
    #expect(
      outcome["error"]["hotplug_error"].text
        == "the target is gone\n\u{1B}]0;title\u{7}\u{1B}[31mlook at the switch",
      "a program gets it word for word"
    )
    #expect(outcome["undone"].items.isEmpty == false && outcome["left_behind"].items.isEmpty)
    #expect(try host.traces() == before)
  }

  @Test func everyStatus() throws {
    let host = try DeviceHost()
    let image = try host.image()
    let breaks = try host.script("breaks-the-protocol", #"[ "$1" = add ] || exit 0; exit 7"#)
    let kills = try host.script(
      "ends-the-store",
      #"[ "$1" = add ] || exit 0; kill -9 "$(cat "${0%/*}/server")"; exit 1"#
    )
    #expect(try host.run("list").status == 0)
    #expect(try host.run("attach", "7", "\(image),xvda,w").status == 1, "the format field is missing")
    #expect(try host.run("attach", "7").status == 2, "no specification")
    #expect(try host.run("attach", "7", "\(image),raw,xvda,w", "--script-timeout", "-1").status == 2)
    #expect(try host.run("attach", "100", "\(image),raw,xvda,w").status == 3, "no such guest")
    #expect(try host.run("attach", "7", "\(image).no,raw,xvda,w").status == 3, "no such image")
    #expect(try host.run("detach", "7", "nothing").status == 3, "no such device")
    let broken = try host.run("attach", "7", "any,raw,xvda,w,script=\(breaks)")
    #expect(broken.status == 3)
    #expect(broken.text.contains("the script's exit status violates the hotplug protocol"), "\(broken.text)")

    // Nothing can be taken back in a store that is gone.
    let server = try FileManager.default.contentsOfDirectory(atPath: "/proc").first { pid in
      guard Int32(pid) != nil else { return false }
      let words = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline") ?? Data()
      return words.split(separator: 0).dropFirst().first.map { Array($0) } == Array("store".utf8)
        && String(decoding: words, as: UTF8.self).contains("\(host.socket)\0")
    }
    let place = host.scripts.appendingPathComponent("server")
    try #require(server).write(to: place, atomically: true, encoding: .utf8)
    let left = try host.run("attach", "7", "any,raw,xvda,w,script=\(kills)")
    #expect(left.status == 4, "\(left.text)\(left.errorText)")
    #expect(left.text.contains("leftover"), "\(left.text)")
  }

  @Test func withoutAStoreTheWayOutIsTold() throws {
    let host = try DeviceHost()
    let nowhere = ["XENSTORED_PATH": "/nowhere/socket"]
    for words in [["attach", "7", "\(try host.image()),raw,xvda,w"], ["detach", "7", "xvda"], ["list"]] {
      let result = try XLPlugCommand.run(words, adding: nowhere)
      #expect(result.status == 3, "\(words)")
      #expect(result.text.isEmpty)
      #expect(
        result.errorText.hasPrefix("error: ") && result.errorText.contains("/nowhere/socket")
          && result.errorText.contains("--embedded"),
        "\(result.errorText)"
      )
    }
  }

  @Test func withoutRootTheWayOutIsTold() throws {
    let host = try DeviceHost()
    // The checkout may be closed to others, so they get a copy.
    let program = host.scripts.appendingPathComponent("xlplug")
    try copyScript(XLPlugCommand.program, to: program)
    func asNobody(_ words: String...) throws -> CommandResult {
      try runCommand(
        ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", program.path] + words,
        adding: ["XENSTORED_PATH": host.socket]
      )
    }
    let spec = "/srv/a.img,raw,xvda,w"
    for (verb, words) in [
      ("attach", try asNobody("attach", "7", spec)), ("detach", try asNobody("detach", "7", "xvda")),
      ("attach", try asNobody("attach", "7", spec, "--embedded")), ("demo", try asNobody("demo")),
    ] {
      #expect(words.status == 3)
      #expect(words.text.isEmpty)
      #expect(words.errorText.hasPrefix("error: '\(verb)' requires root"), "\(words.errorText)")
      #expect(words.errorText.contains("'xlplug plan'"), "\(words.errorText)")
    }
    #expect(try asNobody("attach", "7", spec, "--dry-run").status == 0, "a plan needs no root")
    let planned = try asNobody("plan", "7", spec)
    #expect(
      planned.status == 0
        && planned.text.contains("note: no permission to read xenstore (run the command as root)")
    )
    for words in [
      try asNobody("list"), try asNobody("doctor"), try asNobody("gc", "--dry-run"),
      try asNobody("detach", "7", "xvda", "--dry-run"), try asNobody("plan", "guest1", spec),
    ] {
      #expect(words.status == 3)
      #expect(
        words.errorText == """
          error: permission denied: this user cannot access xenstore at '\(host.socket)'
            help: run it as root

          """
      )
    }
    chmod(host.socket, 0o666)
    #expect(try asNobody("attach", "7", "script=block,vdev=xvda,target=x", "--dry-run").status == 0)
    let dry = try asNobody("detach", "7", "xvda", "--dry-run")
    #expect(dry.text == "domain 7 has no 'xvda'; nothing to do\n", "what can be read is: \(dry.errorText)")
  }

  /// The name of a file is bytes, and need not be UTF-8.
  @Test func namesAreBytes() throws {
    let host = try DeviceHost()
    let script = try host.script("connects", #"[ "$1" = add ] || exit 0; \#(DeviceHost.connecting)"#)
    let line = #"""
      xlplug=$0 place=$1 script=$2 store=$3 scripts=$4
      odd=$place/$(printf '\377\303').img
      plain=$place/plain.img
      attach() {
        "$xlplug" attach "$1" "vdev=xvda,script=$script,target=$2" --store "$store" --script-dir "$scripts"
        echo "= $?"
      }
      "$xlplug" plan 7 "$odd,raw,xvda,w" --store "$store"
      : > "$odd"
      ln "$odd" "$plain"
      attach 7 "$odd"
      attach 8 "$plain" 2>&1
      "$xlplug" list --json --store "$store"
      "$xlplug" detach 7 xvda --store "$store" --script-dir "$scripts"
      """#
    let words = [XLPlugCommand.program.path, host.directory.path, script, host.socket, host.scripts.path]
    let result = try runCommand(["bash", "-c", line] + words)
    #expect(
      result.errorText == #"""
        error: '\#(host.directory.path)/\xff\xc3.img' does not exist; expected a block device or a regular file

        """#
    )
    let text = result.text
    #expect(text.contains("attached xvda of domain 7"), "\(text)")
    #expect(text.contains("is in use by xvda of domain 7 (writable); the script decides"), "\(text)")
    #expect(text.contains(#"/\u00ff\u00c3.img""#) || text.contains("/ÿÃ.img\""), "\(text)")
    #expect(text.contains(#""encoding":"bytes""#), "\(text)")
    #expect(text.contains("detached xvda of domain 7"), "\(text)")
  }

  @Test func aRestIsListedByItsNumber() throws {
    let host = try DeviceHost()
    let record = "/libxl/7/device/vbd/51712"
    try runCommand(
      ["xenstore-write", "\(record)/params", "/a.img", "\(record)/script", "/s\u{1B}[31m"],
      adding: ["XENSTORED_PATH": host.socket]
    )
    Expect(
      """
      $ xlplug list 7
      DOMAIN  NAME  DEVICE  TARGET/BRIDGE  MODE/MAC  BACKEND  FRONTEND
      7       -     xvda    /a.img         -         -        -
      note: backends and guests are simulated
      = 0
      """
    ).check(try host.shown("list", "7"))
    #expect(try host.run("detach", "7", "51712").status == 3, "its script cannot be run")
    #expect(try host.run("detach", "7", "51712", "--force").status == 0)
    #expect(try host.shown("list", "7").contains("domain 7 has no devices"))
  }

  @Test func aLoopDeviceThatAnotherTookMayBeTriedAgain() throws {
    let host = try DeviceHost()
    let script = try host.script(
      "comes-late",
      #"""
      [ "$1" = add ] || exit 0
      xenstore-write "$XENBUS_PATH/hotplug-error" "losetup /dev/loop3 /srv/a.img failed"
      exit 1
      """#
    )
    let result = try host.run("attach", "7", "any,raw,xvda,w,script=\(script)")
    #expect(result.status == 3)
    #expect(result.text.contains("help: another program may have taken that loop device"), "\(result.text)")
  }

  @Test func scriptThatOthersMayChangeIsNotRun() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let script = try host.script("open", DeviceHost.connecting)
    chmod(script, 0o777)
    let result = try host.run("attach", "7", "any,raw,xvda,w,script=\(script)")
    #expect(result.status == 3)
    #expect(result.text.contains("'\(script)'"), "\(result.text)")
    #expect(try host.traces() == before)
    let elsewhere = try host.run("attach", "7", "any,raw,xvda,w,script=/bin/true")
    #expect(elsewhere.status == 3)
    #expect(elsewhere.text.contains("outside of"), "\(elsewhere.text)")
    #expect(try host.traces() == before)
  }

  @Test func scriptThatTakesTooLongIsEnded() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let script = try host.script("hangs", #"[ "$1" = add ] || exit 0; sleep 1000 & sleep 1000"#)
    let result = try host.run("attach", "7", "any,raw,xvda,w,script=\(script)", "--script-timeout", "3")
    #expect(result.status == 3)
    #expect(result.text.contains("--script-timeout"), "\(result.text)")
    #expect(try host.traces() == before)
  }
}

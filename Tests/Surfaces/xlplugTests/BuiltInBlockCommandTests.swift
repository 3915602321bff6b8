import Foundation
import Testing
import XLTestKit

/// `--builtin-block` as a person sees it.
@Suite(.serialized) struct BuiltInBlockCommandTests {
  @Test func aDiskComesAndGoes() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let spec = "\(try host.image()),raw,xvda,w"
    Expect(
      """
      $ xlplug attach 7 DIR/disk.img,raw,xvda,w --builtin-block --dry-run
      note: engine native, because --store is not the store of the host
      attach xvda of domain 7
        1. write 49 changes for xvda of domain 7 in one transaction
             undo: remove the entries of xvda of domain 7 in one transaction
        2. wait for backend state 2 (InitWait) at /local/domain/0/backend/vbd/7/51712, up to 10 s
             undo: request the backend of xvda of domain 7 to close; wait for backend state 6 (Closed), up to 10 s
        3. connect 'DIR/disk.img' (w) in this process, as 'block add' does
             undo: request the backend of xvda of domain 7 to close; wait for backend state 6 (Closed), up to 10 s; disconnect xvda of domain 7 in this process, as 'block remove' does
        4. wait for both sides to reach 4 (Connected), up to 5 s
      = 0
      $ xlplug attach 7 DIR/disk.img,raw,xvda,w --builtin-block
      attach xvda of domain 7
        ✓ 1/4 write 49 changes for xvda of domain 7 in one transaction  TIME
        ✓ 2/4 wait for backend state 2 (InitWait) at /local/domain/0/backend/vbd/7/51712, up to 10 s (simulated)  TIME
        ✓ 3/4 connect 'DIR/disk.img' (w) in this process, as 'block add' does  TIME
        ✓ 4/4 wait for both sides to reach 4 (Connected), up to 5 s (simulated)  TIME
      attached xvda of domain 7 in TIME; the backend is in state 4 (Connected) (simulated)
      = 0
      $ xlplug list 7
      DOMAIN  NAME  DEVICE  TARGET/BRIDGE                        MODE/MAC  BACKEND        FRONTEND
      7       -     xvda    DIR/disk.img  w         4 (Connected)  4 (Connected)
      note: backends and guests are simulated
      = 0
      $ xlplug detach 7 xvda --builtin-block --dry-run
      detach xvda of domain 7
        1. request the backend of xvda of domain 7 to close
        2. wait for backend state 6 (Closed), up to 10 s
        3. disconnect xvda of domain 7 in this process, as 'block remove' does
        4. remove the entries of xvda of domain 7 in one transaction
      = 0
      $ xlplug detach 7 xvda --builtin-block
      detach xvda of domain 7
        ✓ 1/4 request the backend of xvda of domain 7 to close  TIME
        ✓ 2/4 wait for backend state 6 (Closed), up to 10 s (simulated)  TIME
        ✓ 3/4 disconnect xvda of domain 7 in this process, as 'block remove' does  TIME
        ✓ 4/4 remove the entries of xvda of domain 7 in one transaction  TIME
      detached xvda of domain 7 in TIME
      = 0
      """
    ).check(
      [
        try host.shown("attach", "7", spec, "--builtin-block", "--dry-run")
          .replacing(#/(?m)^       (rm|write|mkdir|perms) .*\n/#) { _ in "" },
        try host.shown("attach", "7", spec, "--builtin-block"),
        try host.shown("list", "7"),
        try host.shown("detach", "7", "xvda", "--builtin-block", "--dry-run"),
        try host.shown("detach", "7", "xvda", "--builtin-block"),
      ].joined(separator: "\n")
    )
    #expect(try host.traces() == before)
    let plan = try JSONDocument(try host.run("plan", "7", spec, "--builtin-block", "--json").output)
    let step = plan["steps"].items.first { $0["action"].text?.hasPrefix("connect ") ?? false }
    #expect(step?["action"].text == "connect '\(try host.image())' (w) in this process, as 'block add' does")
    #expect(
      step?["undo"].items.last?.text
        == "disconnect xvda of domain 7 in this process, as 'block remove' does"
    )
  }

  /// Either side can be done with the flag or without.
  @Test func eitherWayCanBeTakenAwayTheOther() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    for (first, second) in [(["--builtin-block"], []), ([], ["--builtin-block"])] {
      let attach = ["attach", "7", "\(try host.image()),raw,xvda,w"] + first
      #expect(try XLPlugCommand.run(host.words(attach)).status == 0)
      let detached = try XLPlugCommand.run(host.words(["detach", "7", "xvda"] + second))
      #expect(detached.status == 0 && !detached.text.contains("note"), "\(detached.text)")
      #expect(try host.traces() == before)
    }
    let document = try JSONDocument.lines(
      try XLPlugCommand.run([
        "attach", "7", "\(try host.image()),raw,xvda,w", "--embedded", "--json", "--builtin-block",
      ]).output
    )
    #expect(document.map { $0["ok"].truth } == [true, true])
    #expect(document.allSatisfy { $0["steps"].items.count == 4 })
  }

  @Test func whereItCannotBeUsedANoteSaysWhy() throws {
    let host = try DeviceHost()
    let image = try host.image()
    let script = try host.script("connects", #"[ "$1" = add ] || exit 0; \#(DeviceHost.connecting)"#)
    func note(_ spec: String) throws -> String? {
      let result = try host.run("plan", "7", spec, "--builtin-block")
      #expect(result.status == 0, "\(result.errorText)")
      let lines = result.text.split(separator: "\n").filter { $0.hasPrefix("note: --builtin-block ") }
      let document = try JSONDocument(try host.run("plan", "7", spec, "--builtin-block", "--json").output)
      #expect(document["notes"].items.map { "note: \($0.text ?? "")" } == lines.map(String.init))
      #expect(!result.text.contains("in this process"))
      return lines.first.map { host.stable(String($0)) }
    }
    Expect(
      """
      note: --builtin-block is not used: the interface has a script
      note: --builtin-block is not used: the disk has the script 'SCRIPTS/connects'
      note: --builtin-block is not used: the disk has the script 'block'
      note: --builtin-block is not used: QEMU serves the disk, and no script runs
      note: --builtin-block is not used: the script runs in domain 8, which serves the disk
      """
    ).check(
      [
        try note("vif:bridge=xenbr0,mac=00:16:3e:00:00:01"), try note("any,raw,xvda,w,script=\(script)"),
        try note("\(image),raw,xvda,w,script=block"), try note("\(image),qcow2,xvda,w"),
        try note("\(image),raw,xvda,w,backend=8"),
      ].map { $0 ?? "no note" }.joined(separator: "\n")
    )
    #expect(try host.run("attach", "7", "any,raw,xvda,w,script=\(script)", "--builtin-block").status == 0)
    let detached = try host.shown("detach", "7", "xvda", "--builtin-block")
    #expect(
      detached.contains("the disk was attached with the script 'SCRIPTS/connects'"),
      "\(detached)"
    )
    #expect(detached.contains("run SCRIPTS/connects remove") && detached.hasSuffix("= 0"))
  }

  @Test func refusalNamesTheWayOut() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let image = try host.image()
    chmod(image, 0o444)
    Expect(
      """
      $ xlplug attach 7 DIR/disk.img,raw,xvda,w --builtin-block
      attach xvda of domain 7
        ✓ 1/4 write 49 changes for xvda of domain 7 in one transaction  TIME
        ✓ 2/4 wait for backend state 2 (InitWait) at /local/domain/0/backend/vbd/7/51712, up to 10 s (simulated)  TIME
        ✗ 3/4 connect 'DIR/disk.img' (w) in this process, as 'block add' does  TIME
        rolling back, up to 10 s:
        ✓ undo request the backend of xvda of domain 7 to close  TIME
        ✓ undo wait for backend state 6 (Closed), up to 10 s (simulated)  TIME
        ✓ undo disconnect xvda of domain 7 in this process, as 'block remove' does  TIME
        ✓ undo remove the entries of xvda of domain 7 in one transaction  TIME
      error: 'DIR/disk.img' is read-only, but the disk is writable: no user has write permission
        help: attach it read-only (mode 'r'), or restore the write permission: chmod u+w
        rolled back: the entries, loop devices and processes of xvda of domain 7 are removed
      = 3
      """
    ).check(try host.shown("attach", "7", "\(image),raw,xvda,w", "--builtin-block"))
    #expect(try host.traces() == before)
  }
}

import Foundation
import Testing
import XLTestKit

/// `xlplug plan` and `--dry-run`: what would be done, without doing it.
@Suite(.serialized) struct DevicePlanTests {
  /// A place where no store answers.
  private static let nowhere = ["XENSTORED_PATH": "/nowhere/xlplug-test-socket"]

  private func shown(_ arguments: String...) throws -> String {
    let result = try XLPlugCommand.run(arguments, adding: Self.nowhere)
    return "$ xlplug \(arguments.joined(separator: " "))\n\(result.text)\(result.errorText)= \(result.status)"
  }

  @Test func withoutAStore() throws {
    Expect(
      """
      $ xlplug plan 7 /srv/a.img,raw,xvdb,w
      note: '/srv/a.img' does not exist on this host; the plan assumes that it does
      note: xenstore does not respond: assuming that domain 7 is paravirtualized and that this is domain 0
      note: engine native, because this is not a Xen host
      attach xvdb of domain 7
        1. write 49 changes for xvdb of domain 7 in one transaction
             rm     /libxl/7/device/vbd/51728
             write  /libxl/7/device/vbd/51728/frontend = "/local/domain/7/device/vbd/51728"
             write  /libxl/7/device/vbd/51728/backend = "/local/domain/0/backend/vbd/7/51728"
             rm     /local/domain/7/device/vbd/51728
             mkdir  /local/domain/7/device/vbd/51728
             perms  /local/domain/7/device/vbd/51728 n7 r0
             write  /local/domain/7/device/vbd/51728/backend = "/local/domain/0/backend/vbd/7/51728"
             write  /local/domain/7/device/vbd/51728/backend-id = "0"
             perms  /local/domain/7/device/vbd/51728/backend-id n7 r0
             write  /local/domain/7/device/vbd/51728/state = "1"
             perms  /local/domain/7/device/vbd/51728/state n7 r0
             write  /local/domain/7/device/vbd/51728/virtual-device = "51728"
             perms  /local/domain/7/device/vbd/51728/virtual-device n7 r0
             write  /local/domain/7/device/vbd/51728/device-type = "disk"
             perms  /local/domain/7/device/vbd/51728/device-type n7 r0
             write  /local/domain/7/device/vbd/51728/trusted = "1"
             perms  /local/domain/7/device/vbd/51728/trusted n7 r0
             write  /local/domain/7/device/vbd/51728/protocol = "x86_64-abi"
             perms  /local/domain/7/device/vbd/51728/protocol n7 r0
             rm     /local/domain/0/backend/vbd/7/51728
             mkdir  /local/domain/0/backend/vbd/7/51728
             perms  /local/domain/0/backend/vbd/7/51728 n0 r7
             write  /local/domain/0/backend/vbd/7/51728/frontend = "/local/domain/7/device/vbd/51728"
             write  /local/domain/0/backend/vbd/7/51728/params = "/srv/a.img"
             write  /local/domain/0/backend/vbd/7/51728/script = "/etc/xen/scripts/block"
             write  /local/domain/0/backend/vbd/7/51728/frontend-id = "7"
             write  /local/domain/0/backend/vbd/7/51728/online = "1"
             write  /local/domain/0/backend/vbd/7/51728/removable = "0"
             write  /local/domain/0/backend/vbd/7/51728/bootable = "1"
             write  /local/domain/0/backend/vbd/7/51728/state = "1"
             write  /local/domain/0/backend/vbd/7/51728/dev = "xvdb"
             write  /local/domain/0/backend/vbd/7/51728/type = "phy"
             write  /local/domain/0/backend/vbd/7/51728/mode = "w"
             write  /local/domain/0/backend/vbd/7/51728/device-type = "disk"
             write  /local/domain/0/backend/vbd/7/51728/discard-enable = "1"
             write  /local/domain/0/backend/vbd/7/51728/specification = "xen"
             write  /libxl/7/device/vbd/51728/params = "/srv/a.img"
             write  /libxl/7/device/vbd/51728/script = "/etc/xen/scripts/block"
             write  /libxl/7/device/vbd/51728/frontend-id = "7"
             write  /libxl/7/device/vbd/51728/online = "1"
             write  /libxl/7/device/vbd/51728/removable = "0"
             write  /libxl/7/device/vbd/51728/bootable = "1"
             write  /libxl/7/device/vbd/51728/state = "1"
             write  /libxl/7/device/vbd/51728/dev = "xvdb"
             write  /libxl/7/device/vbd/51728/type = "phy"
             write  /libxl/7/device/vbd/51728/mode = "w"
             write  /libxl/7/device/vbd/51728/device-type = "disk"
             write  /libxl/7/device/vbd/51728/discard-enable = "1"
             write  /libxl/7/device/vbd/51728/specification = "xen"
             undo: remove the entries of xvdb of domain 7 in one transaction
        2. wait for backend state 2 (InitWait) at /local/domain/0/backend/vbd/7/51728, up to 10 s
             undo: request the backend of xvdb of domain 7 to close; wait for backend state 6 (Closed), up to 10 s
        3. run /etc/xen/scripts/block add
             undo: request the backend of xvdb of domain 7 to close; wait for backend state 6 (Closed), up to 10 s; run /etc/xen/scripts/block remove
        4. check physical-device in /local/domain/0/backend/vbd/7/51728
        5. wait for both sides to reach 4 (Connected), up to 5 s
      = 0
      $ xlplug plan 7 vif:bridge=xenbr0,mac=00:16:3e:00:00:01,rate=10Mb/s
      note: xenstore does not respond: assuming that domain 7 is paravirtualized and that this is domain 0
      note: engine native, because this is not a Xen host
      attach vif0 of domain 7
        1. write 43 changes for vif0 of domain 7 in one transaction
             rm     /libxl/7/device/vif/0
             write  /libxl/7/device/vif/0/frontend = "/local/domain/7/device/vif/0"
             write  /libxl/7/device/vif/0/backend = "/local/domain/0/backend/vif/7/0"
             rm     /local/domain/7/device/vif/0
             mkdir  /local/domain/7/device/vif/0
             perms  /local/domain/7/device/vif/0 n7 r0
             write  /local/domain/7/device/vif/0/backend = "/local/domain/0/backend/vif/7/0"
             write  /local/domain/7/device/vif/0/backend-id = "0"
             perms  /local/domain/7/device/vif/0/backend-id n7 r0
             write  /local/domain/7/device/vif/0/state = "1"
             perms  /local/domain/7/device/vif/0/state n7 r0
             write  /local/domain/7/device/vif/0/handle = "0"
             perms  /local/domain/7/device/vif/0/handle n7 r0
             write  /local/domain/7/device/vif/0/mac = "00:16:3e:00:00:01"
             perms  /local/domain/7/device/vif/0/mac n7 r0
             write  /local/domain/7/device/vif/0/trusted = "1"
             perms  /local/domain/7/device/vif/0/trusted n7 r0
             write  /local/domain/7/device/vif/0/mtu = "1500"
             perms  /local/domain/7/device/vif/0/mtu n0 r7
             rm     /local/domain/0/backend/vif/7/0
             mkdir  /local/domain/0/backend/vif/7/0
             perms  /local/domain/0/backend/vif/7/0 n0 r7
             write  /local/domain/0/backend/vif/7/0/frontend = "/local/domain/7/device/vif/0"
             write  /local/domain/0/backend/vif/7/0/frontend-id = "7"
             write  /local/domain/0/backend/vif/7/0/online = "1"
             write  /local/domain/0/backend/vif/7/0/state = "1"
             write  /local/domain/0/backend/vif/7/0/script = "/etc/xen/scripts/vif-bridge"
             write  /local/domain/0/backend/vif/7/0/mac = "00:16:3e:00:00:01"
             write  /local/domain/0/backend/vif/7/0/rate = "62500,50000"
             write  /local/domain/0/backend/vif/7/0/bridge = "xenbr0"
             write  /local/domain/0/backend/vif/7/0/handle = "0"
             write  /local/domain/0/backend/vif/7/0/type = "vif"
             write  /local/domain/0/backend/vif/7/0/hotplug-status = ""
             write  /libxl/7/device/vif/0/frontend-id = "7"
             write  /libxl/7/device/vif/0/online = "1"
             write  /libxl/7/device/vif/0/state = "1"
             write  /libxl/7/device/vif/0/script = "/etc/xen/scripts/vif-bridge"
             write  /libxl/7/device/vif/0/mac = "00:16:3e:00:00:01"
             write  /libxl/7/device/vif/0/rate = "62500,50000"
             write  /libxl/7/device/vif/0/bridge = "xenbr0"
             write  /libxl/7/device/vif/0/handle = "0"
             write  /libxl/7/device/vif/0/type = "vif"
             write  /libxl/7/device/vif/0/hotplug-status = ""
             undo: remove the entries of vif0 of domain 7 in one transaction
        2. wait for backend state 2 (InitWait) at /local/domain/0/backend/vif/7/0, up to 10 s
             undo: request the backend of vif0 of domain 7 to close; wait for backend state 6 (Closed), up to 10 s
        3. run /etc/xen/scripts/vif-bridge online type_if=vif
             undo: request the backend of vif0 of domain 7 to close; wait for backend state 6 (Closed), up to 10 s; run /etc/xen/scripts/vif-bridge offline type_if=vif
        4. check hotplug-status in /local/domain/0/backend/vif/7/0
        5. wait for both sides to reach 4 (Connected), up to 5 s
      = 0
      $ xlplug plan 7 /srv/a.qcow2,qcow2,xvdb,r
      note: '/srv/a.qcow2' does not exist on this host; the plan assumes that it does
      note: xenstore does not respond: assuming that domain 7 is paravirtualized and that this is domain 0
      note: engine native, because this is not a Xen host
      attach xvdb of domain 7
        1. write 47 changes for xvdb of domain 7 in one transaction
             rm     /libxl/7/device/vbd/51728
             write  /libxl/7/device/vbd/51728/frontend = "/local/domain/7/device/vbd/51728"
             write  /libxl/7/device/vbd/51728/backend = "/local/domain/0/backend/qdisk/7/51728"
             rm     /local/domain/7/device/vbd/51728
             mkdir  /local/domain/7/device/vbd/51728
             perms  /local/domain/7/device/vbd/51728 n7 r0
             write  /local/domain/7/device/vbd/51728/backend = "/local/domain/0/backend/qdisk/7/51728"
             write  /local/domain/7/device/vbd/51728/backend-id = "0"
             perms  /local/domain/7/device/vbd/51728/backend-id n7 r0
             write  /local/domain/7/device/vbd/51728/state = "1"
             perms  /local/domain/7/device/vbd/51728/state n7 r0
             write  /local/domain/7/device/vbd/51728/virtual-device = "51728"
             perms  /local/domain/7/device/vbd/51728/virtual-device n7 r0
             write  /local/domain/7/device/vbd/51728/device-type = "disk"
             perms  /local/domain/7/device/vbd/51728/device-type n7 r0
             write  /local/domain/7/device/vbd/51728/trusted = "1"
             perms  /local/domain/7/device/vbd/51728/trusted n7 r0
             write  /local/domain/7/device/vbd/51728/protocol = "x86_64-abi"
             perms  /local/domain/7/device/vbd/51728/protocol n7 r0
             rm     /local/domain/0/backend/qdisk/7/51728
             mkdir  /local/domain/0/backend/qdisk/7/51728
             perms  /local/domain/0/backend/qdisk/7/51728 n0 r7
             write  /local/domain/0/backend/qdisk/7/51728/frontend = "/local/domain/7/device/vbd/51728"
             write  /local/domain/0/backend/qdisk/7/51728/params = "qcow2:/srv/a.qcow2"
             write  /local/domain/0/backend/qdisk/7/51728/frontend-id = "7"
             write  /local/domain/0/backend/qdisk/7/51728/online = "1"
             write  /local/domain/0/backend/qdisk/7/51728/removable = "0"
             write  /local/domain/0/backend/qdisk/7/51728/bootable = "1"
             write  /local/domain/0/backend/qdisk/7/51728/state = "1"
             write  /local/domain/0/backend/qdisk/7/51728/dev = "xvdb"
             write  /local/domain/0/backend/qdisk/7/51728/type = "qdisk"
             write  /local/domain/0/backend/qdisk/7/51728/mode = "r"
             write  /local/domain/0/backend/qdisk/7/51728/device-type = "disk"
             write  /local/domain/0/backend/qdisk/7/51728/discard-enable = "0"
             write  /local/domain/0/backend/qdisk/7/51728/specification = "xen"
             write  /libxl/7/device/vbd/51728/params = "qcow2:/srv/a.qcow2"
             write  /libxl/7/device/vbd/51728/frontend-id = "7"
             write  /libxl/7/device/vbd/51728/online = "1"
             write  /libxl/7/device/vbd/51728/removable = "0"
             write  /libxl/7/device/vbd/51728/bootable = "1"
             write  /libxl/7/device/vbd/51728/state = "1"
             write  /libxl/7/device/vbd/51728/dev = "xvdb"
             write  /libxl/7/device/vbd/51728/type = "qdisk"
             write  /libxl/7/device/vbd/51728/mode = "r"
             write  /libxl/7/device/vbd/51728/device-type = "disk"
             write  /libxl/7/device/vbd/51728/discard-enable = "0"
             write  /libxl/7/device/vbd/51728/specification = "xen"
             undo: remove the entries of xvdb of domain 7 in one transaction
        2. wait for both sides to reach 4 (Connected), up to 5 s
             undo: request the backend of xvdb of domain 7 to close; wait for backend state 6 (Closed), up to 10 s
      = 0
      """
    ).check(
      [
        try shown("plan", "7", "/srv/a.img,raw,xvdb,w"),
        try shown("plan", "7", "vif:bridge=xenbr0,mac=00:16:3e:00:00:01,rate=10Mb/s"),
        try shown("plan", "7", "/srv/a.qcow2,qcow2,xvdb,r"),
      ].joined(separator: "\n")
    )
  }

  @Test func whatCannotBePlanned() throws {
    Expect(
      """
      $ xlplug plan guest1 /srv/a.img,raw,xvdb,w
      error: no domain 'guest1'
        help: 'xl list' prints the running domains
      = 3
      $ xlplug plan 7 /srv/a.img,xvdb,w
      disk:1:12: error[XL1001]: missing format field: expected a format, found the vdev 'xvdb'
        |
      1 | /srv/a.img,xvdb,w
        |            ^^^^
        = help: insert an empty field before it, or one of raw, qcow, qcow2, vhd, qed or empty
        = fix: insert the empty format field: /srv/a.img,,xvdb,w
      = 1
      $ xlplug plan 7 /srv/a.img,raw,xvdb,w --script-timeout 0
      error: the value '0' is invalid for '--script-timeout <time>': '0' is out of range; write a time above 0s, up to 24h, in seconds or with a unit: 500ms, 30s, 2m, 1h
      Usage: xlplug plan [<options>] <domain> [<spec> ...]
        See 'xlplug plan --help' for more information.
      = 2
      $ xlplug plan 7 /srv/a.img,raw,xvdb,w,backendtype=tap
      error: this engine does not support backendtype=tap; use phy or qdisk
      = 3
      """
    ).check(
      [
        try shown("plan", "guest1", "/srv/a.img,raw,xvdb,w"),
        try shown("plan", "7", "/srv/a.img,xvdb,w"),
        try shown("plan", "7", "/srv/a.img,raw,xvdb,w", "--script-timeout", "0"),
        try shown("plan", "7", "/srv/a.img,raw,xvdb,w,backendtype=tap"),
      ].joined(separator: "\n")
    )
  }

  /// Without a store a serving domain is taken by number, and refused by name.
  @Test(arguments: [["backend=3", "vdev=xvdi", "target=/dev/sdz"], ["--nic", "bridge=br0", "backend=3"]])
  func backendDomainWithoutAStore(_ words: [String]) throws {
    let numbered = try XLPlugCommand.run(["plan", "7"] + words, adding: Self.nowhere)
    #expect(numbered.status == 0)
    #expect(numbered.text.contains(" at /local/domain/3/backend/"), "\(numbered.text)")
    #expect(!numbered.text.contains(". run "), "its script runs there: \(numbered.text)")
    let named = try XLPlugCommand.run(
      ["plan", "7"] + words.map { $0.replacingOccurrences(of: "=3", with: "=drv") },
      adding: Self.nowhere
    )
    #expect(named.status == 3)
    #expect(
      named.errorText == """
        error: the backend domain 'drv' cannot be found: xenstore does not respond
          help: use the number of the backend domain

        """
    )
  }

  /// The embedded store has no guest with a drive, so that it is no way out.
  @Test func insertWithoutAStore() throws {
    let result = try XLPlugCommand.run(["insert", "7", "hdc", "/nope.iso"], adding: Self.nowhere)
    #expect(result.status == 3 && !result.errorText.contains("--embedded"), "\(result.errorText)")
    #expect(result.errorText.contains("'xlplug insert --dry-run' prints the plan"), "\(result.errorText)")
    let note = "note: '/nope.iso' does not exist on this host; the plan assumes that it does\n"
    let dry = try XLPlugCommand.run(["insert", "7", "hdc", "/nope.iso", "--dry-run"], adding: Self.nowhere)
    #expect(dry.status == 0 && dry.text.contains(note), "\(dry.text)")
    let disk = try XLPlugCommand.run(["attach", "7", "/nope.iso,raw,xvda,r", "-n"], adding: Self.nowhere)
    #expect(disk.status == 0 && disk.text.contains(note), "\(disk.text)")
    let files = try TestFiles("plan")
    let image = try files.image()
    let there = try XLPlugCommand.run(["attach", "7", "\(image),raw,xvda,r", "-n"], adding: Self.nowhere)
    #expect(!there.text.contains("does not exist"), "\(there.text)")
  }

  @Test func relativeScriptWithASlashIsTold() throws {
    let result = try XLPlugCommand.run(["plan", "7", "/x,raw,xvda,w,script=own/block"], adding: Self.nowhere)
    #expect(result.status == 0)
    #expect(result.text.hasPrefix("note: "), "\(result.text)")
    #expect(result.text.split(separator: "\n").first?.contains("/etc/xen/scripts/own/block") ?? false)
  }

  @Test func withAStore() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let image = try host.image()
    let plan = try host.run("plan", "7", "\(image),raw,xvda,w")
    #expect(plan.status == 0)
    #expect(!plan.text.contains("assumed"), "a store answers: \(plan.text)")
    let dry = try host.run("attach", "7", "\(image),raw,xvda,w", "--dry-run")
    #expect(dry.status == 0)
    #expect(dry.text == plan.text, "one plan, whoever prints it")
    #expect(try host.traces() == before, "nothing is done")
    let unknown = try host.run("plan", "guest9", "\(image),raw,xvda,w")
    #expect(unknown.status == 3)
    #expect(
      unknown.errorText == "error: no domain 'guest9'\n  help: 'xl list' prints the running domains\n"
    )
  }

  private static let members: Set = [
    "engine", "assumption", "notes", "direction", "device", "recovery", "steps", "cleanup",
  ]

  @Test func forPrograms() throws {
    let result = try XLPlugCommand.run(
      ["plan", "7", "/srv/a.img,raw,xvdb,w", "--json"],
      adding: Self.nowhere
    )
    let plan = try JSONDocument(result.output)
    #expect(plan.names == Self.members)
    #expect(plan["direction"].text == "attach")
    #expect(plan["assumption"].text?.contains("xenstore does not respond") ?? false)
    #expect(
      plan["device"].names == ["name", "kind", "backend", "domid", "devid", "backend_domid", "backend_path"]
    )
    #expect(plan["device"]["backend_path"].text == "/local/domain/0/backend/vbd/7/51728")
    let steps = plan["steps"].items
    #expect(steps.count == 5)
    #expect(steps.first?.names == ["action", "changes", "undo"])
    #expect(steps.dropFirst().allSatisfy { $0.names == ["action", "undo"] })
    let host = try DeviceHost()
    let image = try host.image()
    let attach = try host.run("attach", "7", "\(image),raw,xvda,w")
    try #require(attach.status == 0, "\(attach.text)")
    let detach = try JSONDocument(try host.run("detach", "7", "xvda", "--dry-run", "--json").output)
    #expect(detach.names == Self.members)
    #expect(detach["direction"].text == "detach")
    #expect(try host.run("detach", "7", "xvda").status == 0)
  }
}

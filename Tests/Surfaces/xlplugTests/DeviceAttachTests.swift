import Foundation
import Testing
import XLTestKit

/// The device verbs as people use them, against `xlplug store serve` and the real `block` script.
@Suite(.serialized) struct DeviceAttachTests {
  @Test func aDiskComesAndGoes() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let spec = "\(try host.image()),raw,xvda,w"
    Expect(
      """
      $ xlplug list
      no devices
      = 0
      $ xlplug attach 7 DIR/disk.img,raw,xvda,w
      attach xvda of domain 7
        ✓ 1/5 write 49 changes for xvda of domain 7 in one transaction  TIME
        ✓ 2/5 wait for backend state 2 (InitWait) at /local/domain/0/backend/vbd/7/51712, up to 10 s (simulated)  TIME
        ✓ 3/5 run /etc/xen/scripts/block add  TIME
        ✓ 4/5 check physical-device in /local/domain/0/backend/vbd/7/51712  TIME
        ✓ 5/5 wait for both sides to reach 4 (Connected), up to 5 s (simulated)  TIME
      attached xvda of domain 7 in TIME; the backend is in state 4 (Connected) (simulated)
      = 0
      $ xlplug list 7
      DOMAIN  NAME  DEVICE  TARGET/BRIDGE                        MODE/MAC  BACKEND        FRONTEND
      7       -     xvda    DIR/disk.img  w         4 (Connected)  4 (Connected)
      note: backends and guests are simulated
      = 0
      $ xlplug attach 7 DIR/disk.img,raw,xvda,w
      attach xvda of domain 7
        ✗ 1/5 write 49 changes for xvda of domain 7 in one transaction  TIME
      error: xvda of domain 7 already exists; its backend is in state 4 (Connected)
        help: to detach it: xlplug detach 7 xvda
        nothing was changed
      = 3
      $ xlplug attach 8 DIR/disk.img,raw,xvda,w
      attach xvda of domain 8
        ✗ 1/5 write 49 changes for xvda of domain 8 in one transaction  TIME
      error: 'DIR/disk.img' is in use by xvda of domain 7 (writable)
        help: detach the other disk, attach both read-only, or use --allow-sharing if the file system supports it
        nothing was changed
      = 3
      $ xlplug detach 7 xvda
      detach xvda of domain 7
        ✓ 1/4 request the backend of xvda of domain 7 to close  TIME
        ✓ 2/4 wait for backend state 6 (Closed), up to 10 s (simulated)  TIME
        ✓ 3/4 run /etc/xen/scripts/block remove  TIME
        ✓ 4/4 remove the entries of xvda of domain 7 in one transaction  TIME
      detached xvda of domain 7 in TIME
      = 0
      $ xlplug detach 7 xvda
      domain 7 has no 'xvda'; nothing to do
      = 0
      $ xlplug detach 7 51712
      domain 7 has no '51712'; nothing to do
      = 0
      $ xlplug list --nic
      no network interfaces
      = 0
      """
    ).check(
      [
        try host.shown("list"), try host.shown("attach", "7", spec), try host.shown("list", "7"),
        try host.shown("attach", "7", spec), try host.shown("attach", "8", spec),
        try host.shown("detach", "7", "xvda"), try host.shown("detach", "7", "xvda"),
        try host.shown("detach", "7", "51712"), try host.shown("list", "--nic"),
      ].joined(separator: "\n")
    )
    #expect(try host.traces() == before)
  }

  @Test func anInterfaceComesAndGoes() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let bridge = "xlpb71"
    try #require(try runCommand(["ip", "link", "add", bridge, "type", "bridge"]).status == 0)
    defer { _ = try? runCommand(["ip", "link", "del", bridge]) }
    Expect(
      """
      $ xlplug attach 71 vif:bridge=xlpb71,mac=00:16:3e:00:00:71
      attach vif0 of domain 71
        ✓ 1/5 write 41 changes for vif0 of domain 71 in one transaction  TIME
        ✓ 2/5 wait for backend state 2 (InitWait) at /local/domain/0/backend/vif/71/0, up to 10 s (simulated)  TIME
        ✓ 3/5 run /etc/xen/scripts/vif-bridge online type_if=vif  TIME
        ✓ 4/5 check hotplug-status in /local/domain/0/backend/vif/71/0  TIME
        ✓ 5/5 wait for both sides to reach 4 (Connected), up to 5 s (simulated)  TIME
      attached vif0 of domain 71 in TIME; the backend is in state 4 (Connected) (simulated)
      = 0
      $ xlplug list 71 --nic
      DOMAIN  NAME  DEVICE  TARGET/BRIDGE  MODE/MAC           BACKEND        FRONTEND
      71      -     vif0    xlpb71         00:16:3e:00:00:71  4 (Connected)  4 (Connected)
      note: backends and guests are simulated
      = 0
      $ xlplug detach 71 00:16:3E:00:00:71
      detach vif0 of domain 71
        ✓ 1/4 request the backend of vif0 of domain 71 to close  TIME
        ✓ 2/4 wait for backend state 6 (Closed), up to 10 s (simulated)  TIME
        ✓ 3/4 run /etc/xen/scripts/vif-bridge offline type_if=vif  TIME
        ✓ 4/4 remove the entries of vif0 of domain 71 in one transaction  TIME
      detached vif0 of domain 71 in TIME
      = 0
      $ xlplug detach 71 0 --nic
      domain 71 has no '0'; nothing to do
      = 0
      """
    ).check(
      [
        try host.shown("attach", "71", "vif:bridge=\(bridge),mac=00:16:3e:00:00:71"),
        try host.shown("list", "71", "--nic"),
        try host.shown("detach", "71", "00:16:3E:00:00:71"),
        try host.shown("detach", "71", "0", "--nic"),
      ].joined(separator: "\n")
    )
    #expect(try runCommand(["ip", "link", "show", "vif71.0"]).status != 0)
    #expect(try host.traces() == before)
  }

  @Test func forPrograms() throws {
    let host = try DeviceHost()
    let spec = "\(try host.image()),raw,xvda,w"
    let attach = try host.run("attach", "7", spec, "--json")
    #expect(attach.status == 0)
    #expect(attach.errorText.isEmpty)
    let attached = try JSONDocument(attach.output)
    #expect(attached.names == Self.outcomeNames)
    #expect(attached["ok"].truth == true)
    #expect(attached["simulated"].truth == true)
    #expect(attached["absent"].truth == false)
    #expect(attached["error"].isNull && attached["stopped_at_step"].isNull)
    #expect(attached["backend_state"].number == 4)
    #expect(attached["frontend_state"].number == 4)
    #expect(attached["undone"].items.isEmpty && attached["left_behind"].items.isEmpty)
    #expect(attached["steps"].items.allSatisfy { $0.names == ["action", "microseconds", "error", "note"] })
    let sum = attached["steps"].items.compactMap { $0["microseconds"].number }.reduce(0, +)
    #expect(abs((attached["microseconds"].number ?? 0) - sum) <= attached["steps"].items.count)

    let list = try JSONDocument(try host.run("list", "--json").output)
    #expect(list.names == ["simulated", "devices"])
    let device = try #require(list["devices"].items.first)
    #expect(
      device.names == [
        "device", "domain_name", "vdev", "target", "mode", "script", "backend_state", "frontend_state",
        "hotplug_status",
        "hotplug_error",
      ]
    )
    #expect(device["vdev"].text == "xvda" && device["mode"].text == "w")
    #expect(device["script"].text == "/etc/xen/scripts/block")
    #expect(device["target"].text == (try host.image()))

    let detached = try JSONDocument(try host.run("detach", "7", "xvda", "--json").output)
    #expect(detached.names == Self.outcomeNames)
    #expect(detached["direction"].text == "detach" && detached["ok"].truth == true)
    let again = try JSONDocument(try host.run("detach", "7", "xvda", "--json").output)
    #expect(again.names == Self.outcomeNames)
    #expect(again["absent"].truth == true && again["ok"].truth == true)
    #expect(try JSONDocument(try host.run("list", "--json").output)["devices"].items.isEmpty)
  }

  static let outcomeNames: Set = [
    "direction", "ok", "simulated", "device", "absent", "notes", "steps", "error", "stopped_at_step",
    "undone",
    "log", "left_behind", "backend_state", "frontend_state", "microseconds",
  ]

  @Test func embedded() throws {
    let host = try DeviceHost()
    let image = try host.image()
    let result = try XLPlugCommand.run(["attach", "7", "\(image),raw,xvda,w", "--embedded"])
    #expect(result.status == 0, "\(result.text)\(result.errorText)")
    Expect(
      """
      attach xvda of domain 7
        ✓ 1/5 write 49 changes for xvda of domain 7 in one transaction  TIME
        ✓ 2/5 wait for backend state 2 (InitWait) at /local/domain/0/backend/vbd/7/51712, up to 10 s (simulated)  TIME
        ✓ 3/5 run /etc/xen/scripts/block add  TIME
        ✓ 4/5 check physical-device in /local/domain/0/backend/vbd/7/51712  TIME
        ✓ 5/5 wait for both sides to reach 4 (Connected), up to 5 s (simulated)  TIME
      attached xvda of domain 7 in TIME; the backend is in state 4 (Connected) (simulated)
      the temporary store ends with this command, so the device is detached again:
      detach xvda of domain 7
        ✓ 1/4 request the backend of xvda of domain 7 to close  TIME
        ✓ 2/4 wait for backend state 6 (Closed), up to 10 s (simulated)  TIME
        ✓ 3/4 run /etc/xen/scripts/block remove  TIME
        ✓ 4/4 remove the entries of xvda of domain 7 in one transaction  TIME
      detached xvda of domain 7 in TIME

      """
    ).check(host.stable(result.text))
    #expect(try LoopDevices.lines(of: image) == [])
    let documents = try JSONDocument.lines(
      try XLPlugCommand.run(["attach", "7", "\(image),raw,xvda,w", "--embedded", "--json"]).output
    )
    #expect(documents.map { $0["direction"].text } == ["attach", "detach"])
    #expect(documents.allSatisfy { $0["ok"].truth == true })
  }

  @Test func demo() throws {
    let result = try XLPlugCommand.run(["demo"])
    #expect(result.status == 0, "\(result.errorText)")
    let wanted = [
      "── the store before", "✓", "attached", "(simulated)", "── the store while the disk is online",
      #"physical-device = "7:"#, #"hotplug-status = "connected""#, "detached", "── the store afterwards",
    ]
    var rest = Substring(result.text)
    for word in wanted {
      guard let found = rest.range(of: word) else {
        Issue.record("'\(word)' is missing, or not in its place: \(result.text)")
        break
      }
      rest = rest[found.upperBound...]
    }
    let trees = result.text.components(separatedBy: "── ").map { part in
      part.components(separatedBy: "\n").dropFirst().prefix { !$0.isEmpty }
    }
    #expect(trees.count == 4 && trees[1].count > 2 && trees[1] == trees[3], "the store is as it was")
    let documents = try JSONDocument.lines(try XLPlugCommand.run(["demo", "--json"]).output)
    #expect(documents.map { $0["ok"].truth } == [true, true])
    #expect(try LoopDevices.lines(of: "/tmp/xlplug-demo") == [])
  }

  @Test func coloursAreForTerminals() throws {
    let host = try DeviceHost()
    let words = host.words(["attach", "7", "\(try host.image()),raw,xvda,w"])
    let detach = ["detach", "7", "xvda"]
    let green = "\u{1B}[32mattached\u{1B}[0m"
    #expect(try XLPlugCommand.run(words).text.contains("\u{1B}") == false)
    try host.run("detach", "7", "xvda")
    #expect(
      try XLPlugCommand.run(words + ["--color", "always"], adding: ["NO_COLOR": "1"]).text.contains(green)
    )
    try host.run("detach", "7", "xvda")

    func onATerminal(_ words: [String], _ variables: [String: String]) throws -> String {
      let command = ([XLPlugCommand.program.path] + words).map { "'\($0)'" }.joined(separator: " ")
      let result = try runCommand(
        ["script", "-qec", command, "/dev/null"],
        adding: ["TERM": "xterm", "NO_COLOR": ""].merging(variables) { $1 }
      )
      #expect(result.status == 0, "\(result.text)")
      return result.text
    }
    #expect(try onATerminal(words, [:]).contains(green))
    #expect(try onATerminal(host.words(detach), [:]).contains("\u{1B}[32mdetached"))
    for variables in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
      #expect(!(try onATerminal(words, variables).contains("\u{1B}[32m")), "\(variables)")
      #expect(!(try onATerminal(host.words(detach + ["--color", "never"]), [:]).contains("\u{1B}[32m")))
    }
  }
}

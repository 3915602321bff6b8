import Foundation
import Testing
import XLTestKit

/// `diff`, `apply` and `export` with real processes, scripts and a store.
@Suite(.serialized) struct ApplyCommandTests {
  let host: DeviceHost

  init() throws {
    host = try DeviceHost()
    try host.script("block", DeviceHost.connecting)
    try host.script("vif", #"xenstore-write "$XENBUS_PATH/hotplug-status" connected"#)
    try host.script("thing", DeviceHost.connecting)
    try host.script("slow", "sleep 0.4; \(DeviceHost.connecting)")
    try host.script("failing", "exit 1")
    try run(guest: 7, "web")
  }

  private func run(guest: Int, _ name: String) throws {
    try host.write("/local/domain/\(guest)/name", name)
    try host.write("/libxl/\(guest)/type", "pv")
  }

  func disk(_ vdev: String, _ target: String, script: String = "block", access: String = "rw")
    -> String
  {
    "vdev=\(vdev),access=\(access),script=\(host.scripts.path)/\(script),target=\(target)"
  }

  func vif(_ last: Int, _ more: String = "") -> String {
    "mac=00:16:3e:00:00:0\(last),script=\(host.scripts.path)/vif\(more)"
  }

  /// Writes a configuration; its path.
  func file(_ name: String = "web", disks: [String] = [], nics: [String] = []) throws -> String {
    func list(_ strings: [String]) -> String { "[ " + strings.map { "\"\($0)\", " }.joined() + "]" }
    let path = host.directory.appendingPathComponent("\(name).cfg").path
    let text =
      "name = '\(name)'\nkernel = '/boot/vmlinuz'\nmemory = 64\ndisk = \(list(disks))\nvif = \(list(nics))\n"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  /// The names of the devices that `list` prints.
  func devices(_ guest: String = "7") throws -> [String: String] {
    let result = try host.run("list", guest, "--json")
    let listed = try JSONDocument(result.output)["devices"].items
    return Dictionary(
      uniqueKeysWithValues: listed.map { device in
        let name = device["device"]["name"].text ?? ""
        return (name, (name.hasPrefix("vif") ? device["mac"] : device["target"]).text ?? "")
      }
    )
  }

  @Test func aMissingFileIsReportedWithoutAStore() throws {
    for words in [["diff", "/no.cfg"], ["apply", "/no.cfg"], ["plan", "/no.cfg"], ["map", "/no.cfg"]] {
      let result = try XLPlugCommand.run(words, adding: ["XENSTORED_PATH": "/nowhere/socket"])
      #expect(result.status == 3 && result.errorText.contains("/no.cfg"), "\(words): \(result.errorText)")
    }
  }

  @Test func secondTimeNothingIsDone() throws {
    let before = try host.traces()
    let path = try file(disks: [disk("xvda", "a"), disk("xvdb", "b")], nics: [vif(1), vif(2)])
    let first = try host.run("diff", path)
    #expect(first.status == 1 && first.text.hasPrefix("web (domain 7): 4 to attach\n"), "\(first.text)")
    #expect(try host.traces() == before, "a command that compares changes nothing")
    #expect(try host.run("apply", path, "--dry-run").status == 0)
    #expect(try host.traces() == before, "nor does a dry run")

    let applied = try host.run("apply", path)
    #expect(applied.status == 0, "\(applied.text)\(applied.errorText)")
    #expect(try Set(devices().keys) == ["xvda", "xvdb", "vif0", "vif1"])
    let listing = try host.listing()
    let again = try host.run("apply", path)
    #expect(again.status == 0 && again.text == "web (domain 7): 4 unchanged\n", "\(again.text)")
    #expect(try host.listing() == listing)
    let diff = try host.run("diff", path)
    #expect(diff.status == 0, "\(diff.text)")

    #expect(try host.run("apply", file(), "--prune").status == 0)
    #expect(try host.traces() == before)
  }

  @Test func whatDiffersIsReplacedOrChanged() throws {
    let first = try file(disks: [disk("xvda", "a"), disk("xvdb", "b")], nics: [vif(1), vif(2)])
    #expect(try host.run("apply", first).status == 0)
    let second = try file(
      disks: [disk("xvda", "a"), disk("xvdb", "c"), disk("xvdc", "b")],
      nics: [vif(3), vif(1, ",rate=10MB/s@50ms")]
    )
    let diff = try host.run("diff", second, "--unified")
    #expect(diff.status == 1)
    let marks = diff.text.split(separator: "\n").dropFirst(3).map { "\($0.prefix(5))" }
    #expect(
      marks == [" xvda", "-xvdb", "+xvdb", "+xvdc", "+vif2", "-vif0", "+vif0", "-vif1"],
      "\(diff.text)"
    )

    let applied = try host.run("apply", second)
    #expect(applied.status == 0, "\(applied.text)\(applied.errorText)")
    #expect(applied.text.contains("changed vif0 of domain 7 in "), "\(applied.text)")
    #expect(try host.read("/local/domain/0/backend/vif/7/0/rate") == "500000,50000")
    #expect(try host.read("/libxl/7/device/vif/0/rate") == "500000,50000")
    let found = try devices()
    #expect(Set(found.keys) == ["xvda", "xvdb", "xvdc", "vif0", "vif1", "vif2"], "nothing is pruned")
    #expect(found["xvdb"] == "c" && found["xvdc"] == "b" && found["vif2"] == "00:16:3e:00:00:03")

    let pruned = try host.run("apply", second, "--prune")
    #expect(pruned.status == 0 && pruned.text.contains("detached vif1 of domain 7"), "\(pruned.text)")
    #expect(try host.run("diff", second).status == 0)
    // Without a rate the limit goes.
    #expect(try host.run("apply", file(disks: [disk("xvda", "a")], nics: [vif(3), vif(1)])).status == 0)
    #expect(try host.read("/local/domain/0/backend/vif/7/0/rate") == nil)
  }

  /// A dry run predicts what is done, and `plan` prints the steps in their order.
  @Test func predictions() throws {
    #expect(try host.run("apply", file(disks: [disk("xvda", "a"), disk("xvdd", "d")])).status == 0)
    let path = try file(disks: [disk("xvda", "b"), disk("xvdb", "a")], nics: [vif(1)])
    func actions(_ result: CommandResult) throws -> [String] {
      let guests = try JSONDocument(result.output)["guests"].items
      return guests.flatMap { $0["devices"].items }.map {
        "\($0["action"].text ?? "") \($0["device"]["name"].text ?? "")"
      }
    }
    let before = try host.listing()
    let predicted = try actions(host.run("apply", path, "--dry-run", "--json"))
    #expect(predicted == ["replace xvda", "attach xvdb", "attach vif0", "leave xvdd"])
    let pruned = try actions(host.run("apply", path, "--dry-run", "--prune", "--json"))
    #expect(pruned == ["replace xvda", "attach xvdb", "attach vif0", "detach xvdd"])
    let plan = try host.run("plan", path)
    let titles = plan.text.matches(of: #/(?m)^\d[^:]*: (?:de|at)tach \w+/#).map { String($0.output) }
    #expect(
      titles == ["1: detach xvda", "2, after 1: attach xvda", "3, after 1: attach xvdb", "4: attach vif0"],
      "\(plan.text)\(plan.errorText)"
    )
    #expect(try host.listing() == before)
    let applied = try host.run("apply", path, "--json")
    #expect(try actions(applied) == predicted)
    let done = try JSONDocument(applied.output)["outcomes"].items
    #expect(done.count == 4 && done.allSatisfy { $0["ok"].truth == true })
    #expect(try JSONDocument(host.run("apply", path, "--dry-run", "--json").output)["changed"].truth == false)
  }

  /// Where the replacement fails, the guest has its former device again.
  @Test func aFailedReplacementRestoresTheDevice() throws {
    #expect(try host.run("apply", file(disks: [disk("xvda", "a")])).status == 0)
    let path = try file(disks: [disk("xvda", "b", script: "failing"), disk("xvdb", "c")])
    let applied = try host.run("apply", path, "--max-parallel", "1")
    #expect(applied.status == 3, "\(applied.text)\(applied.errorText)")
    #expect(try devices() == ["xvda": "a"], "the step after the failed one is not begun")
    #expect(applied.text.hasSuffix("1 done, 1 failed, 1 not begun\n"), "\(applied.text)")
    #expect(try host.run("apply", path, "--on-error", "continue").status == 3)
    #expect(try devices() == ["xvda": "a", "xvdb": "c"])
  }

  @Test func rollback() throws {
    #expect(try host.run("apply", file(disks: [disk("xvda", "a"), disk("xvdb", "b")])).status == 0)
    let before = try devices()
    let path = try file(
      disks: [disk("xvda", "z"), disk("xvdc", "c"), disk("xvdd", "d", script: "failing")],
      nics: [vif(1)]
    )
    let applied = try host.run("apply", path, "--prune", "--on-error", "rollback", "--max-parallel", "1")
    #expect(applied.status == 3, "\(applied.text)\(applied.errorText)")
    #expect(try devices() == before, "\(applied.text)")
  }

  @Test func devicesAreAttachedAtOnce() throws {
    let names = (0..<16).map { "xvd" + String(UnicodeScalar(UInt8(97 + $0))) }
    let path = try file(disks: names.map { disk($0, $0, script: "slow") })
    let applied = try host.run("apply", path, "--max-parallel", "16", "--json")
    #expect(applied.status == 0, "\(applied.text)\(applied.errorText)")
    let document = try JSONDocument(applied.output)
    #expect(document["ok"].truth == true && document["changed"].truth == true)
    #expect(document["outcomes"].items.count == 16)
    let again = try JSONDocument(host.run("apply", path, "--json").output)
    #expect(again["ok"].truth == true && again["changed"].truth == false)
  }

  /// Killed at some moment and repeated: the guests are as the file says, and nothing is left over.
  ///
  /// One manifest describes `XLPLUG_APPLY_GUESTS` guests with up to 20 disks each; it is applied
  /// `XLPLUG_APPLY_KILLS` times.
  @Test func killedAndRepeated() throws {
    let guests = Seeded.count("XLPLUG_APPLY_GUESTS", or: 2)
    let size = guests > 2 ? 20 : 4
    for guest in 0..<guests { try run(guest: 10 + guest, "g\(guest)") }
    let before = try host.traces()
    var random = Seeded.fromEnvironment()
    let path = host.directory.appendingPathComponent("many.yaml").path
    for round in 0..<Seeded.count("XLPLUG_APPLY_KILLS", or: 8) {
      var text = "guests:\n"
      for guest in 0..<guests {
        text +=
          "  g\(guest):\n    nics: [\(random.chance(1, in: 2) ? "\"\(vif(guest))\"" : "")]\n    disks:\n"
        text += "      - \(disk("xvdz", "always", script: "thing"))\n"
        for number in 0..<size where random.chance(1, in: 2) {
          let vdev = "xvd" + String(UnicodeScalar(UInt8(97 + number)))
          text += "      - \(disk(vdev, "t\(number) \(round % 2)", script: random.pick(["thing", "slow"])))\n"
        }
      }
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      let started = try host.start("apply", path, "--prune")
      usleep(UInt32.random(in: 0...UInt32(600_000 * guests), using: &random))
      // A person is as sudden.
      started.send(random.chance(3, in: 4) ? SIGKILL : SIGINT)
      _ = try started.end()
      let repeated = try host.run("apply", path, "--prune")
      let report = "round \(round), seed \(random.seed): \(repeated.text)\(repeated.errorText)"
      #expect(repeated.status == 0, "\(report)")
      let diff = try host.run("diff", path)
      #expect(diff.status == 0, "round \(round), seed \(random.seed): \(diff.text)")
    }
    let none = (0..<guests).map { "  g\($0): {disks: [], nics: []}\n" }.joined()
    try "guests:\n\(none)".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try host.run("apply", path, "--prune").status == 0)
    #expect(try host.traces() == before)
  }

  /// A person who stops the command stops what has not begun, and gets the status of the signal.
  @Test func interrupted() throws {
    try host.script("slower", "sleep 1; \(DeviceHost.connecting)")
    let names = (0..<6).map { "xvd" + String(UnicodeScalar(UInt8(97 + $0))) }
    let path = try file(disks: names.map { disk($0, $0, script: "slower") })
    let started = try host.start("apply", path, "--max-parallel", "2")
    try host.wait(for: "the first devices") { try host.read("/libxl/7/device/vbd/51712") != nil }
    started.send(SIGINT)
    let end = try started.end()
    #expect(end.status == 130, "\(end.text)")
    #expect(try devices().isEmpty, "\(end.text)")
    #expect(end.text.contains("not begun"), "\(end.text)")
    #expect(try host.run("apply", path).status == 0)
    #expect(try devices().count == 6)
  }

  /// A disk whose replacement has begun is not lost because another one fails, or a person stops the command.
  @Test func begunReplacementsAreCompleted() throws {
    #expect(try host.run("apply", file(disks: [disk("xvda", "a"), disk("xvdb", "b")])).status == 0)
    let path = try file(disks: [disk("xvdc", "c", script: "failing"), disk("xvda", "x"), disk("xvdb", "y")])
    let failed = try host.run("apply", path, "--max-parallel", "3")
    #expect(failed.status == 3, "\(failed.text)")
    #expect(try Set(devices().keys) == ["xvda", "xvdb"], "\(failed.text)")

    try host.script("removes-slowly", "[ $1 = add ] || sleep 1; \(DeviceHost.connecting)")
    #expect(
      try host.run("apply", file(disks: [disk("xvda", "s", script: "removes-slowly")]), "--prune").status == 0
    )
    let started = try host.start("apply", try file(disks: [disk("xvda", "t")]))
    try host.wait(for: "the detach") {
      try host.read("/local/domain/0/backend/vbd/7/51712/online") == "0"
    }
    started.send(SIGINT)
    let end = try started.end()
    #expect(try devices() == ["xvda": "t"] || devices() == ["xvda": "s"], "\(end.text)")
  }

  /// Where another device keeps a replacement from being completed, the guest has its former device again.
  @Test func skippedReplacementsAreRestored() throws {
    try run(guest: 8, "other")
    try host.script("kept", "[ $1 = add ] || exit 1; \(DeviceHost.connecting)")
    let first = try file(disks: [disk("xvda", "one", script: "thing")])
    let second = try file("other", disks: [disk("xvda", "two", script: "kept")])
    #expect(try host.run("apply", first, second).status == 0)
    // Each wants the other's target, and one of them cannot be detached.
    let swapped = [
      try file(disks: [disk("xvda", "two", script: "kept")]),
      try file("other", disks: [disk("xvda", "one", script: "thing")]),
    ]
    for onError in ["stop", "continue"] {
      let applied = try host.run(
        "apply",
        swapped[0],
        swapped[1],
        "--on-error",
        onError,
        "--max-parallel",
        "1"
      )
      #expect(applied.status == 3, "\(applied.text)")
      #expect(try devices() == ["xvda": "one"], "\(onError): \(applied.text)")
    }
  }

  /// A device that a killed command has left half attached or half detached is no device as described.
  @Test func deadDevicesAreReplaced() throws {
    let path = try file(disks: [disk("xvda", "a"), disk("xvdb", "b", script: "slow")])
    #expect(try host.run("apply", path).status == 0)
    try host.write("/local/domain/0/backend/vbd/7/51712/online", "0")
    try host.write("/local/domain/0/backend/vbd/7/51712/state", "6")
    let diff = try host.run("diff", path)
    #expect(
      diff.status == 1 && diff.text.contains("± xvda  detached and attached again: its backend is in state 6")
    )
    #expect(try host.run("apply", path).status == 0)
    #expect(try host.read("/local/domain/0/backend/vbd/7/51712/state") == "4")

    try host.script("slower", "sleep 20; \(DeviceHost.connecting)")
    let killed = try host.start(
      "apply",
      try file(disks: [disk("xvda", "a"), disk("xvdc", "c", script: "slower")])
    )
    try host.wait(for: "its backend") { try host.read("/local/domain/0/backend/vbd/7/51744/state") == "2" }
    killed.send(SIGKILL)
    _ = try killed.end()
    try host.script("slower", DeviceHost.connecting)
    let again = try file(disks: [disk("xvda", "a"), disk("xvdc", "c", script: "slower")])
    #expect(
      try host.run("diff", again).text.contains("± xvdc  detached and attached again: an attach of it was")
    )
    let applied = try host.run("apply", again)
    #expect(applied.status == 0, "\(applied.text)\(applied.errorText)")
    #expect(try host.read("/local/domain/0/backend/vbd/7/51744/state") == "4")
  }

  /// What cannot be compared is an error, and nothing of its guest is pruned.
  @Test func whatCannotBeComparedStays() throws {
    #expect(try host.run("apply", file(disks: [disk("xvda", "a"), disk("xvdb", "b")])).status == 0)
    let path = try file(disks: ["backendtype=tap,vdev=xvda,target=/x", "backend=storage,vdev=xvdc,target=/x"])
    for words in [["diff", path], ["apply", path, "--prune"], ["plan", path]] {
      let result = try XLPlugCommand.run(host.words(words))
      #expect(result.status == 3, "\(words): \(result.text)")
      #expect(result.errorText.contains("error: web: 'backendtype=tap,vdev=xvda,target=/x': "))
      #expect(result.errorText.contains("no domain 'storage'"), "\(result.errorText)")
    }
    #expect(try Set(devices().keys) == ["xvda", "xvdb"])
    // Nor is anything that lint was asked not to report.
    let silent = host.directory.appendingPathComponent("silent.yaml").path
    let text = """
      guests:
        web:
          disks:
            # xlplug: ignore XL7009
            - {vdev: xvda, script: '/var/lib/x,', target: a}

      """
    try text.write(toFile: silent, atomically: true, encoding: .utf8)
    let refused = try host.run("apply", silent, "--prune")
    #expect(
      refused.status == 1 && refused.errorText.contains("XL7009"),
      "\(refused.text)\(refused.errorText)"
    )
    #expect(try Set(devices().keys) == ["xvda", "xvdb"])
  }

  @Test func guestsThatAreNotThereAndFilesWithMistakes() throws {
    let absent = try file("mail", disks: [disk("xvda", "a")])
    let diff = try host.run("diff", absent)
    #expect(diff.status == 3 && diff.errorText == "error: guest 'mail' is not running\n", "\(diff.errorText)")
    let both = try host.run("apply", absent, file(disks: [disk("xvda", "a")]))
    #expect(both.status == 3, "\(both.text)")
    #expect(try devices() == ["xvda": "a"], "the guest that runs has its device")
    let copy = try file(disks: [disk("xvda", "b")])
    let twice = try host.run("apply", copy, copy, "--prune")
    #expect(
      twice.status == 3 && twice.errorText.contains("is described by '\(copy)' and by"),
      "\(twice.errorText)"
    )
    #expect(try devices() == ["xvda": "a"])
    let skipped = try host.run("apply", absent, "--skip-stopped")
    #expect(skipped.status == 0 && skipped.text == "note: guest 'mail' is not running\n", "\(skipped.text)")
    let backend = try host.run("diff", file(disks: ["backend=storage,vdev=xvdb,target=/dev/x"]))
    #expect(backend.status == 3 && backend.errorText.contains("no domain 'storage'"), "\(backend.errorText)")
    let bad = try host.run("apply", file(disks: ["vdev=xvdb,acess=ro,target=/x"]))
    #expect(bad.status == 1 && bad.errorText.contains("error[XL10"), "\(bad.errorText)")
    let missing = try host.run("apply", file(disks: ["/nothing/here.img,raw,xvdb,w", disk("xvdc", "c")]))
    #expect(missing.status == 3 && missing.errorText.contains("does not exist"), "\(missing.errorText)")
    #expect(try devices() == ["xvda": "a"], "refused before the first change")
  }

  @Test func exported() throws {
    let path = try file(disks: [disk("xvda", "it's a", access: "ro")], nics: [vif(1, ",bridge=b0")])
    #expect(try host.run("apply", path).status == 0)
    let text = try XLPlugCommand.run(["export", "web", "--store", host.socket]).text
    let scripts = host.scripts.path
    #expect(
      text == """
        guests:
          'web':
            disks:
              - 'format=raw,vdev=xvda,access=ro,script=\(scripts)/block,target=it''s a'
            nics:
              - 'mac=00:16:3e:00:00:01,bridge=b0,script=\(scripts)/vif'

        """
    )
  }
}

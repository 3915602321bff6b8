import Foundation
import Testing
import XLTestKit

/// The schemas of `doctor` and `gc` describe what is printed, and nothing else.
@Suite(.serialized) struct HostDocumentTests {
  private let host: DeviceHost
  private let check = DocumentCheck("doctor", "gc")

  init() throws { host = try DeviceHost() }

  private func run(
    _ schema: String,
    _ statuses: ClosedRange<Int32>,
    _ words: String...,
    place: SourceLocation = #_sourceLocation
  ) throws {
    let words = words + ["--json"]
    let result = try XLPlugCommand.run(host.words(words))
    check.add(schema, words.joined(separator: " "), statuses, result, place: place)
  }

  /// Entries of a device as an attach leaves them.
  private func device(_ domid: Int, _ kind: String, _ devid: Int, _ keys: [String: String]) throws {
    let backend = "/local/domain/0/backend/\(kind)/\(domid)/\(devid)"
    let frontend = "/local/domain/\(domid)/device/\(kind)/\(devid)"
    let record = "/libxl/\(domid)/device/\(kind)/\(devid)"
    for path in [record, frontend] { try host.write("\(path)/backend", backend) }
    for path in [record, backend] { try host.write("\(path)/frontend", frontend) }
    try host.write("\(frontend)/state", "1")
    for (key, value) in keys.merging(["online": "1", "frontend-id": "\(domid)"], uniquingKeysWith: { $1 }) {
      for path in [record, backend] { try host.write("\(path)/\(key)", value) }
    }
  }

  @Test func theSchemasAreExact() throws {
    try host.script("block", #"[ "$1" = add ] || exit 0; \#(DeviceHost.connecting)"#)
    let began = host.scripts.appendingPathComponent("began").path
    try host.script("slow", #"[ "$1" = add ] || exit 0; echo > "${0%/*}/began"; sleep 1000"#)
    try host.script("fails", "exit 1")
    let scripts = host.scripts.path
    try run("doctor", 0...0, "doctor")
    try run("doctor", 1...1, "doctor", "7", "xvda")
    try run("doctor", 3...3, "doctor", "nobody")
    try run("gc", 0...0, "gc", "--dry-run")
    try run("gc", 0...0, "gc")

    let attach = { (vdev: String, script: String) in
      try host.start("attach", "7", "format=raw,vdev=\(vdev),script=\(scripts)/\(script),target=x")
    }
    #expect(try attach("xvda", "block").end().status == 0)
    let slow = try attach("xvdb", "slow")
    try host.wait(for: "the script") { FileManager.default.fileExists(atPath: began) }
    // Guests from 100 on do not exist.
    let connected = ["hotplug-status": "connected", "script": "\(scripts)/block", "state": "4"]
    try device(150, "vbd", 51712, connected)
    try device(150, "vif", 0, ["hotplug-status": "connected", "script": "\(scripts)/fails", "state": "2"])
    try device(151, "vbd", 51712, connected.merging(["script": "/nothing/here"]) { $1 })
    try device(8, "vif", 0, ["state": "2", "script": "\(scripts)/vif", "mac": "00:16:3e:00:00:01"])
    try host.write("/local/domain/0/backend/vif/8/0/hotplug-error", "no bridge")
    let vif = "vif:mac=00:16:3e:00:00:02,script=\(scripts)/connects"
    try host.script("connects", #"xenstore-write "$XENBUS_PATH/hotplug-status" connected"#)
    #expect(try host.run("attach", "7", vif).status == 0)
    for kind in ["vbd/51712", "vif/0"] { try host.write("/libxl/9/device/\(kind)/params", "/a.img") }
    let key = "/local/domain/0/backend/vbd/7/51712/hotplug-error"
    let write = #"xenstore-write "$0" $'no \377'"#
    try runCommand(["bash", "-c", write, key], adding: ["XENSTORED_PATH": host.socket])
    let daemon = try StartedCommand(["bash", "-c", "exec -a xl tail -f /dev/null devd"], host.directory)
    let words = "/proc/\(daemon.processIdentifier)/cmdline"
    try host.wait(for: "xl devd") {
      FileManager.default.contents(atPath: words)?.starts(with: "xl".utf8) == true
    }
    let path = (ProcessInfo.processInfo.environment["PATH"] ?? "") + ":bin"
    check.add(
      "doctor",
      "doctor with a relative PATH",
      1...1,
      try runCommand([XLPlugCommand.program.path] + host.words(["doctor", "--json"]), adding: ["PATH": path])
    )
    daemon.send(SIGKILL)
    _ = try daemon.end()
    slow.send(SIGKILL)
    _ = try slow.end()
    try run("doctor", 1...1, "doctor")
    try run("gc", 0...0, "gc", "--dry-run")
    try run("gc", 4...4, "gc")
    let nowhere = ["gc", "--json", "--store", "/nowhere/socket"]
    check.add("gc", "gc without a store", 3...3, try XLPlugCommand.run(nowhere))
    try check.report(except: Self.rare)
  }

  /// What only some hosts have, and what tests of the doctor make with much effort.
  private static let rare = [
    "failed.", "host.udev_rules[]", "host.unseen[]", "module.present", "process.seconds",
    "examinedDisk.log[]", "examinedInterface.log[]", "examinedInterface.script_process",
    "examinedInterface.help is a value", "examinedInterface.code = null", "examinedInterface.name = null",
    "examinedInterface.cause = null", "examinedInterface.next = null",
  ]
}

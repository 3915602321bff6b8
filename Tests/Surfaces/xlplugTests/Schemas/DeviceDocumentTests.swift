import Foundation
import Testing
import XLTestKit

/// The schemas of commands that work on devices describe what is printed, and nothing else.
@Suite(.serialized) struct DeviceDocumentTests {
  private static let nowhere = ["XENSTORED_PATH": "/nowhere/socket"]
  private let host: DeviceHost
  private let check = DocumentCheck("outcome", "plan", "list", "diff", "apply")

  init() throws {
    host = try DeviceHost()
    try host.script("block", DeviceHost.connecting)
    try host.script("vif", #"xenstore-write "$XENBUS_PATH/hotplug-status" connected"#)
  }

  /// Runs a command on the host's store; `OTHER` in a word is a name that is not UTF-8.
  private func run(
    _ schema: String,
    _ status: Int32,
    _ words: String...,
    place: SourceLocation = #_sourceLocation
  ) throws {
    try run(schema, status, words, on: host, place: place)
  }

  /// The same on another store, or on none.
  private func run(
    _ schema: String,
    _ status: Int32,
    _ words: [String],
    on host: DeviceHost?,
    adding settings: [String: String] = [:],
    place: SourceLocation = #_sourceLocation
  ) throws {
    let words = words + ["--json"]
    let shell = #"odd=$(printf '\377\303'); for w; do set -- "$@" "${w//OTHER/$odd}"; shift; done; exec "$@""#
    let result = try runCommand(
      ["bash", "-c", shell, "bash", XLPlugCommand.program.path] + (host?.words(words) ?? words),
      adding: (host == nil ? Self.nowhere : [:]).merging(settings) { $1 }
    )
    check.add(schema, words.joined(separator: " "), status...status, result, place: place)
  }

  private func disk(_ vdev: String, _ target: String = "x", script: String = "block", more: String = "")
    -> String
  {
    "vdev=\(vdev),format=raw,script=\(host.scripts.path)/\(script)\(more),target=\(target)"
  }

  private var vif: String { "mac=00:16:3e:00:00:01,bridge=b0,script=\(host.scripts.path)/vif" }

  /// A file that describes a guest.
  private func file(
    _ name: String,
    _ disks: [String],
    _ nics: [String] = [],
    of guest: String = "web",
    type: String = "pv"
  ) throws
    -> String
  {
    func list(_ strings: [String]) -> String {
      "[" + strings.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    }
    let text =
      "name = '\(guest)'\ntype = '\(type)'\nkernel = '/k'\nmemory = 64\n"
      + "disk = \(list(disks))\nvif = \(list(nics))\n"
    let path = host.directory.appendingPathComponent(name)
    let parts = text.components(separatedBy: "OTHER").map { Data($0.utf8) }
    try Data(parts.joined(separator: [0xFF, 0xC3])).write(to: path)
    return path.path
  }

  @Test func theSchemasAreExact() throws {
    try outcomes()
    try lists()
    try plans()
    try files()
    // libxl logs on a Xen host only, and other tests have all kinds of diagnostics.
    try check.report(except: ["outcome.log[]", "logLine.", "diagnostic.", "note"])
  }

  private func outcomes() throws {
    try host.script("ends-badly", #"[ "$1" = add ] || exit 1"#)
    try host.script(
      "fails",
      #"""
      [ "$1" = add ] || exit 0
      mkdir -p /var/log/xen; echo "no route" >>/var/log/xen/xen-hotplug.log
      printf 'mounting \377\n'; xenstore-write "$XENBUS_PATH/hotplug-error" "no such LUN"; exit 1
      """#
    )
    try run("outcome", 0, "attach", "7", disk("xvda"))
    try run("outcome", 3, "attach", "7", disk("xvda"))
    try run("outcome", 3, "attach", "7", disk("xvdb", script: "fails"))
    try run("outcome", 4, "attach", "8", disk("xvdb", script: "ends-badly"))
    try run("outcome", 0, "attach", "7", disk("xvdc", "OTHER"), "vif:\(vif)")
    let (guest, folder) = (UUID().uuidString.lowercased(), host.directory.path)
    try host.write("/local/domain/8/vm", "/vm/\(guest)")
    try Data("{".utf8).write(to: URL(fileURLWithPath: "\(folder)/userdata-d.8.\(guest).libxl-json"))
    let spec = disk("xvdd", more: ",colo-port=1")
    try run("outcome", 0, "attach", "8", spec, "--allow-sharing", "--userdata", folder)
    try run("outcome", 3, "attach", "100", disk("xvda"))
    try run("outcome", 1, "attach", "7", vif)
    try run("outcome", 1, "attach", "7", "/a.img,xvda,w")
    try run("outcome", 1, "attach", "7", "/OTHER.img,xvda,w")
    try run("outcome", 3, "detach", "7", "nothing")
    try run("outcome", 3, ["eject", "7", "hdc", "--store", host.socket], on: nil)
  }

  private func lists() throws {
    try host.write("/local/domain/7/name", "web")
    try host.write("/libxl/7/type", "pv")
    try host.write("/libxl/9/device/vbd/51712/params", "/a.img")
    try host.write("/libxl/9/device/vif/0/mac", "")
    try host.write("/local/domain/0/backend/vif/7/0/hotplug-error", "slow")
    for key in ["hotplug-status", "hotplug-error"] {
      try host.write("/local/domain/0/backend/vbd/7/51712/\(key)", "busy")
    }
    try run("list", 0, "list")
    try run("list", 0, "list", "8", "--nic")
    try run("list", 3, "list", "nobody")
    try run("list", 3, "list", "7", "nothing")
    try run("outcome", 0, "detach", "8", "xvdd")
    try run("outcome", 0, "detach", "7", "xvda", "xvda", "xvdc", "xvdd", "vif0")
  }

  private func plans() throws {
    let began = host.scripts.appendingPathComponent("began").path
    try host.script("hangs", #"[ "$1" = add ] || exit 0; echo > "${0%/*}/began"; sleep 1000"#)
    let killed = try host.start("attach", "7", disk("xvdh", script: "hangs"))
    try host.wait(for: "the script") { FileManager.default.fileExists(atPath: began) }
    killed.send(SIGKILL)
    _ = try killed.end()
    try run("plan", 0, "attach", "7", disk("xvdh"), "--dry-run")
    try run("plan", 0, "detach", "7", "xvdh", "xvdg", "--dry-run")
    try run("plan", 0, "plan", "7", "vif:\(vif)")
    try run("plan", 1, "plan", "7", "/OTHER.img,xvda,w")
    try run("plan", 3, "plan", "nobody", disk("xvda"))
    try run("plan", 3, ["eject", "7", "hdc", "--dry-run", "--store", host.socket], on: nil)
    let words = [
      ["plan", "7", "script=sub/mine,vdev=xvda,target=disk9"], ["plan", "7", "/OTHER.img,raw,xvda,w"],
      ["insert", "7", "hdc", "/a.iso", "--dry-run", "--engine", "native"],
      ["eject", "7", "hdc", "--dry-run", "--engine", "libxl"],
      ["plan", "7", "/a.img,raw,xvda,w", "--engine", "libxl"],
    ]
    for words in words { try run("plan", 0, words, on: nil) }
    try run("plan", 3, ["plan", "7", "/a.img,raw,xvda,w"], on: nil, adding: ["XLPLUG_ENGINE": "none"])
  }

  private func files() throws {
    let first = try file("first.cfg", [disk("xvda"), disk("xvdb"), disk("xvdc")], [vif])
    let bad = try file("bad.cfg", ["vdev=xvdb,acess=ro,target=/x"])
    let other = try file(
      "other.cfg",
      [disk("xvda", "OTHER"), disk("xvdb"), disk("xvdd")],
      [vif + ",rate=1MB/s"]
    )
    let absent = try file("absent.cfg", [], of: "mail")
    try run("diff", 1, "diff", first)
    try run("diff", 0, "apply", first, "--dry-run")
    try run("apply", 0, "apply", first)
    try run("diff", 1, "diff", first)
    try runCommand(["bash", "-c", #"cp "$0" "${0%.cfg}"$'\377\303.cfg'"#, bad])
    for name in ["diff", "apply", "plan"] {
      try run(name, 1, name, bad.replacingOccurrences(of: ".cfg", with: "OTHER.cfg"))
      try run(name, 1, name, bad)
      try run(name, 3, name, "/nothing.cfg")
    }
    try run("diff", 3, "diff", absent, first)
    try run("diff", 3, "diff", try file("emulated.cfg", [], [vif + ",type=ioemu"], type: "hvm"))
    try run("diff", 1, "diff", other)
    try run("plan", 0, "plan", other)
    try run("diff", 0, "apply", other, "--dry-run", "--prune")
    try run("apply", 3, "apply", other, absent)
  }
}

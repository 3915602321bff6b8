import Foundation
import Testing
import XLTestKit

/// What `export` prints after `apply` are the devices of the files: `XLPLUG_EXPORT_FILES` files, each in the
/// ways in which administrators write disks and interfaces.
@Suite(.serialized) struct ExportTests {
  private let host: DeviceHost
  /// How many files there are in each round: a simulated host has 99 guests at most.
  private static let rounds = {
    let all = Seeded.count("XLPLUG_EXPORT_FILES", or: 40)
    return stride(from: 0, to: all, by: 75).map { min(75, all - $0) }
  }()

  init() throws {
    host = try DeviceHost()
    for name in ["block-thing", "block-iscsi"] { try host.script(name, DeviceHost.connecting) }
    for name in ["vif-bridge", "vif-thing"] {
      try host.script(name, #"xenstore-write "$XENBUS_PATH/hotplug-status" connected"#)
    }
  }

  private func disk(_ number: Int, _ vdev: String, _ random: inout Seeded) throws -> String {
    let scripts = host.scripts.path
    if random.chance(3, in: 4) {
      let target = random.pick([
        "iqn.2001-05.com.example:\(number)", "a b,c=\(number)", "vg/\(number)", "it's \(number)",
      ])
      let script = "script=\(scripts)/\(random.pick(["block-thing", "block-iscsi"]))"
      let access = random.pick([
        "", "access=ro,", "access=rw,", "r,", "discard,", "no-discard,", "direct-io-safe,",
      ])
      return "\(access.hasPrefix("r,") ? "access=r," : access)vdev=\(vdev),\(script),target=\(target)"
    }
    let image = try host.image("\(number).img")
    return random.pick([
      "\(image),raw,\(vdev),w", "\(image),,\(vdev),r", "\(image), raw, \(vdev), rw",
      "file:\(image),\(vdev),w",
      "phy:\(image),\(vdev),r", "raw:\(image),\(vdev),w", "format=raw,vdev=\(vdev),access=rw,target=\(image)",
      "\(image),qcow2,\(vdev),w", "backendtype=qdisk,vdev=\(vdev),target=\(image)",
      "\(image),raw,\(vdev),ro,cdrom",
    ])
  }

  private func nic(_ number: Int, _ random: inout Seeded) -> String {
    let digits = String(format: "%02x:%02x", number / 256, number % 256)
    var words = ["mac=00:16:3\(random.chance(1, in: 2) ? "e" : "E"):01:\(digits)"]
    words.append("script=\(host.scripts.path)/\(random.pick(["vif-bridge", "vif-thing"]))")
    let more = [
      "bridge=br\(number % 3)", "ip=10.0.0.\(number % 200)", "rate=\(1 + number % 50)MB/s",
      "rate=100Kb/s@20ms", "vifname=n\(number)", "gatewaydev=eth0", "mtu=\(random.pick([1500, 9000]))",
      "type=vif",
      "model=e1000",
    ]
    for word in more
    where random.chance(1, in: 4) && !(word.hasPrefix("rate") && words.last?.hasPrefix("rate") == true) {
      words.append(word)
    }
    return words.joined(separator: random.pick([",", ", "]))
  }

  /// Writes a file; its path, and how many devices it has.
  private func file(_ index: Int, _ random: inout Seeded) throws -> (path: String, devices: Int) {
    let quote = "\""
    let disks = try (0..<Int.random(in: 0...4, using: &random)).map { number in
      let vdev = (random.chance(1, in: 3) ? "sd" : "xvd") + String(UnicodeScalar(UInt8(97 + number)))
      return try disk(index * 10 + number, vdev, &random)
    }
    let nics = (0..<Int.random(in: 0...3, using: &random)).map { nic(index * 10 + $0, &random) }
    var text = "# guest \(index)\nname = 'g\(index)'\nkernel = '/boot/vmlinuz'\nmemory = 512\n"
    for (key, strings) in [("disk", disks), ("vif", nics)] where !strings.isEmpty {
      text += "\(key) = [\n" + strings.map { "  \(quote)\($0)\(quote),\n" }.joined() + "]\n"
    }
    let path = host.directory.appendingPathComponent("g\(index).cfg").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return (path, disks.count + nics.count)
  }

  @Test(arguments: rounds.indices) func exportedDevicesAreThoseOfTheFiles(_ round: Int) throws {
    let count = Self.rounds[round]
    var random = Seeded(Seeded.fromEnvironment().seed &+ UInt64(round))
    var files: [(path: String, devices: Int)] = []
    for index in 0..<count {
      files.append(try file(index, &random))
      try host.write("/local/domain/\(index + 1)/name", "g\(index)")
      try host.write("/libxl/\(index + 1)/type", "pv")
    }
    let paths = files.map(\.path)
    func run(_ words: [String]) throws -> CommandResult { try XLPlugCommand.run(host.words(words)) }
    let applied = try run(["apply", "--builtin-block", "--quiet"] + paths)
    #expect(applied.status == 0, "seed \(random.seed): \(applied.text)\(applied.errorText)")
    let listed = try JSONDocument(host.run("list", "--json").output)["devices"].items
    #expect(listed.count == files.map(\.devices).reduce(0, +), "seed \(random.seed)")

    let exported = try XLPlugCommand.run(["export", "--all", "--store", host.socket])
    #expect(exported.status == 0 && exported.errorText.isEmpty, "\(exported.errorText)")
    let manifest = host.directory.appendingPathComponent("all.yaml").path
    try exported.text.write(toFile: manifest, atomically: true, encoding: .utf8)
    for words in [paths, [manifest]] {
      let diff = try run(["diff"] + words)
      let different = diff.text.split(separator: "\n").filter { !$0.contains("unchanged") }
      #expect(diff.status == 0, "seed \(random.seed): \(different.joined(separator: "\n"))\(diff.errorText)")
    }

    // The manifest makes the same devices where there are none.
    let empty = host.directory.appendingPathComponent("none.yaml").path
    let none = (0..<count).map { "  g\($0): {disks: [], nics: []}\n" }.joined()
    try "guests:\n\(none)".write(toFile: empty, atomically: true, encoding: .utf8)
    #expect(try run(["apply", "--builtin-block", "--quiet", "--prune", empty]).status == 0)
    #expect(try run(["apply", "--builtin-block", "--quiet", manifest]).status == 0)
    #expect(try XLPlugCommand.run(["export", "--all", "--store", host.socket]).text == exported.text)
    let pruned = try run(["apply", "--builtin-block", "--quiet", "--prune", empty])
    #expect(pruned.status == 0, "\(pruned.text)\(pruned.errorText)")
    for index in 0..<count {
      for path in ["/local/domain/\(index + 1)", "/libxl/\(index + 1)"] {
        _ = try runCommand(["xenstore-rm", path], adding: ["XENSTORED_PATH": host.socket])
      }
    }
    #expect(try host.traces().contains("processes: []"))
    #expect(try LoopDevices.lines(of: host.directory.path).isEmpty)
  }
}

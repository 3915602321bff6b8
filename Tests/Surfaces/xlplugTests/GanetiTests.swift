import Foundation
import Testing
import XLTestKit

/// The files of examples/ganeti, run by Ganeti's own code from Debian's package.
@Suite struct GanetiTests {
  private let host: DeviceHost
  private let library = Project.file(".build-debian/usr/share/ganeti/3.0")

  init() throws {
    try #require(
      FileManager.default.fileExists(atPath: library.appendingPathComponent("ganeti").path),
      "Debian's ganeti is not unpacked: run scripts/setup, which needs the network once"
    )
    host = try DeviceHost()
    try FileManager.default.createSymbolicLink(
      at: host.scripts.appendingPathComponent("xlplug"),
      withDestinationURL: XLPlugCommand.program
    )
  }

  /// The environment of Ganeti's daemon of a node, whose files are all below a directory of the test.
  private var settings: [String: String] {
    [
      "GANETI_ROOTDIR": host.directory.appendingPathComponent("node1").path, "GANETI_HOSTNAME": "node1",
      "PYTHONPATH": library.path, "PYTHONDONTWRITEBYTECODE": "1", "XENSTORED_PATH": host.socket,
      "PATH": "\(host.scripts.path):/usr/sbin:/usr/bin:/sbin:/bin",
    ]
  }

  private func ganeti(_ words: String...) throws -> String {
    let program = ["/usr/bin/python3", Project.file("Tests/Support/run-ganeti.py").path]
    let result = try runCommand(program + words, adding: settings)
    try #require(result.status == 0, "\(result.text)\(result.errorText)")
    return host.stable(result.text)
  }

  @Test func aVolumeThatIsAFile() throws {
    let before = try host.traces()
    let text = try ganeti("storage", Project.file("examples/ganeti").path, "directory=\(host.directory.path)")
    Expect(
      """
      parameters: directory script target
      created, attached: True 16 MiB
      attached again, same device: True
      grow: 24 MiB
      snapshot: 24 MiB
      detached: None
      detached again
      attached, holds: ganeti
      removed
      attach after remove: error: 'DIR/4a1c2f6e-5d0b-4f5e-9b38-6a1f3f2b7c11.ext.disk0' does not exist; expected a block device or a regular file

      """
    ).check(text)
    #expect(try host.traces() == before)
    let files = try FileManager.default.contentsOfDirectory(atPath: host.directory.path)
    #expect(files.filter { $0.contains(".ext.") }.map { $0.hasSuffix(".disk0.snap") } == [true], "\(files)")
  }

  @Test func aVolumeThatABlockScriptConnects() throws {
    let image = try host.image()
    try FileHandle(forWritingTo: URL(fileURLWithPath: image)).truncate(atOffset: 16 << 20)
    let before = try host.traces()
    let text = try ganeti(
      "storage",
      Project.file("examples/ganeti").path,
      "script=block",
      "target=\(image)"
    )
    Expect(
      """
      parameters: directory script target
      created, attached: True 16 MiB
      attached again, same device: True
      grow: xlplug: 'DIR/disk.img' is a target of the script 'block'; resize it in its storage
      snapshot: xlplug: 'DIR/disk.img' is a target of the script 'block'; it has no snapshots here
      detached: None
      detached again
      attached, holds: ganeti
      removed
      attach after remove: attached, and detached

      """
    ).check(text)
    #expect(try host.traces() == before)
  }

  @Test func aBridgedInterface() throws {
    try onBridge("xlpn71") { bridge in
      try interface(of: 71, mode: "bridged", link: bridge) { name in
        let shown = try runCommand(["ip", "-o", "link", "show", name]).text
        #expect(shown.contains("master \(bridge)"), "\(shown)")
      }
    }
  }

  /// Whether the kernel filters VLANs on bridges.
  private static let hasVLANs = {
    let made = try? runCommand(["ip", "link", "add", "xlpn70", "type", "bridge", "vlan_filtering", "1"])
    defer { _ = try? runCommand(["ip", "link", "del", "xlpn70"]) }
    return made?.status == 0
  }()

  @Test(.enabled(if: hasVLANs, "the kernel has no VLAN filtering on bridges"))
  func anInterfaceWithVLANs() throws {
    try onBridge("xlpn72") { bridge in
      try runCommand(["ip", "link", "set", bridge, "type", "bridge", "vlan_filtering", "1"])
      try interface(of: 72, mode: "bridged", link: bridge, vlans: "20:30") { name in
        let shown = try runCommand(["bridge", "vlan", "show", "dev", name]).text
        #expect(shown.contains(#/20 PVID Egress Untagged\s+30\s/#), "\(shown)")
      }
    }
  }

  @Test func aRoutedInterface() throws {
    try interface(of: 73, mode: "routed", link: "171", address: "198.51.100.73") { name in
      let rules = try runCommand(["ip", "rule"]).text
      #expect(rules.contains("iif \(name) lookup 171"), "\(rules)")
      let table = try runCommand(["ip", "route", "show", "table", "171"]).text
      #expect(table.contains("198.51.100.73 dev \(name)"), "\(table)")
    }
  }

  private func onBridge(_ bridge: String, _ body: (String) throws -> Void) throws {
    try #require(runCommand(["ip", "link", "add", bridge, "type", "bridge"]).status == 0)
    defer { _ = try? runCommand(["ip", "link", "del", bridge]) }
    try body(bridge)
  }

  /// The script with the directory of a test's node.
  private func script(_ root: String) throws -> String {
    let path = host.scripts.appendingPathComponent("vif-xlplug").path
    let text = try String(contentsOf: Project.file("examples/ganeti/vif-xlplug"), encoding: .utf8)
    try writeScript(text.replacing("nics=/var", with: "nics=\(root)/var"), to: path)
    return path
  }

  /// Attaches the interface of an instance, and detaches it when Ganeti has removed its file.
  private func interface(
    of domid: Int,
    mode: String,
    link: String,
    vlans: String = "",
    address: String = "",
    isConnected: (String) throws -> Void,
  ) throws {
    let root = host.directory.appendingPathComponent("node1").path
    let config = try ganeti("nic", script(root), mode, link, vlans, address)
      .replacing("SCRIPTS", with: host.scripts.path)
    let file = host.directory.appendingPathComponent("web.cfg")
    try config.write(to: file, atomically: true, encoding: .utf8)
    let lint = try XLPlugCommand.run(["lint", "--quiet", "--settings", "none", file.path])
    #expect(lint.status == 0, "\(lint.text)")
    let vif = try #require(config.firstMatch(of: #/vif = \['(.*)'\]/#)).output.1
    try host.write("/local/domain/\(domid)/name", "web.example.org")
    try host.write("/libxl/\(domid)/type", "pv")
    let before = try host.listing()
    func run(_ words: String...) throws {
      let result = try runCommand([XLPlugCommand.program.path] + host.words(words), adding: settings)
      #expect(result.status == 0, "\(result.text)\(result.errorText)")
    }
    try run("attach", "\(domid)", "vif:\(vif)")
    try isConnected("vif\(domid).0")
    try FileManager.default.removeItem(atPath: "\(root)/var/run/ganeti/xen-hypervisor/nic")
    try run("detach", "\(domid)", "vif0")
    #expect(try host.listing() == before)
    let rules = try runCommand(["ip", "rule"]).text
    #expect(!rules.contains("vif\(domid).0"))
  }

  @Test func theScriptsAreWellFormed() throws {
    let check = try runCommand([
      "shellcheck", "--exclude=SC2154,SC2153", Project.file("examples/ganeti/vif-xlplug").path,
    ])
    #expect(check.status == 0, "\(check.text)\(check.errorText)")
  }
}

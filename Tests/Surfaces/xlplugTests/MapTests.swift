import Foundation
import Testing
import XLTestKit

/// `xlplug map`: what is drawn of a store and of files.
@Suite(.serialized) struct MapTests {
  private let host: DeviceHost

  /// Four guests: one image that two of them write, one that two read, two bridges, one device that is stuck.
  init() throws {
    host = try DeviceHost()
    try host.script("block-lvm", DeviceHost.connecting)
    try host.script("vif-bridge", #"xenstore-write "$XENBUS_PATH/hotplug-status" connected"#)
    let guests = [
      ("web", ["xvda:/dev/vg0/web:rw", "xvdb:/srv/debian-12.iso:ro"], ["xenbr0"]),
      ("db", ["xvda:/dev/vg0/db:rw", "xvdb:/dev/vg0/cluster:rw"], ["xenbr0", "backup"]),
      (
        "db2", ["xvda:/dev/vg0/db2:rw", "xvdb:/dev/vg0/cluster:rw", "xvdc:/srv/debian-12.iso:ro"], ["backup"]
      ),
      ("mail", ["xvda:/dev/vg0/mail:rw"], ["xenbr0"]),
    ]
    var manifest = "guests:\n"
    for (index, (name, disks, bridges)) in guests.enumerated() {
      try host.write("/local/domain/\(index + 1)/name", name)
      try host.write("/libxl/\(index + 1)/type", "pv")
      manifest += "  \(name):\n    disks:\n"
      for disk in disks {
        let parts = disk.split(separator: ":")
        manifest +=
          "      - vdev=\(parts[0]),access=\(parts[2]),script=\(host.scripts.path)/block-lvm,target=\(parts[1])\n"
      }
      manifest += "    nics:\n"
      for (number, bridge) in bridges.enumerated() {
        manifest +=
          "      - mac=00:16:3e:00:0\(index):0\(number),bridge=\(bridge),script=\(host.scripts.path)/vif-bridge\n"
      }
    }
    try manifest.write(to: file, atomically: true, encoding: .utf8)
    let applied = try host.run("apply", file.path, "--quiet")
    try #require(applied.status == 0, "\(applied.errorText)")
    try host.write("/local/domain/0/backend/vbd/4/51712/state", "2")
  }

  private var file: URL { host.directory.appendingPathComponent("host.yaml") }

  private func map(_ words: String...) throws -> String {
    let result = try XLPlugCommand.run(host.words(["map"] + words))
    #expect(result.status == 0, "\(result.errorText)")
    return result.text
  }

  @Test func guestsWithTheirDevices() throws {
    Expect(
      """
      web (domain 1)
        xvda  <- /dev/vg0/web
        xvdb  <- /srv/debian-12.iso read-only
        vif0  -> xenbr0
      db (domain 2)
        xvda  <- /dev/vg0/db
        xvdb  <- /dev/vg0/cluster SHARED
        vif0  -> xenbr0
        vif1  -> backup
      db2 (domain 3)
        xvda  <- /dev/vg0/db2
        xvdb  <- /dev/vg0/cluster SHARED
        xvdc  <- /srv/debian-12.iso read-only
        vif0  -> backup
      mail (domain 4)
        xvda  <- /dev/vg0/mail  state 2 (InitWait)
        vif0  -> xenbr0

      """
    ).check(try map())
  }

  /// The picture of the README; `UPDATE_EXPECT=1` draws it.
  @Test func thePictureOfTheREADME() throws {
    let drawn = try map("--format", "svg")
    let picture = Project.file("docs/pictures/map.svg")
    if Seeded.word("UPDATE_EXPECT") == "1" {
      try drawn.write(to: picture, atomically: true, encoding: .utf8)
    }
    let shown = try String(contentsOf: picture, encoding: .utf8)
    #expect(drawn == shown, "UPDATE_EXPECT=1 draws docs/pictures/map.svg")
  }

  /// What differs from a file is marked.
  @Test func differences() throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacingOccurrences(of: "vdev=xvdb,access=ro", with: "vdev=xvdd,access=ro")
      .replacingOccurrences(
        of: "access=rw,script=\(host.scripts.path)/block-lvm,target=/dev/vg0/mail",
        with: "access=ro,script=\(host.scripts.path)/block-lvm,target=/dev/vg0/mail"
      )
      .write(to: file, atomically: true, encoding: .utf8)
    let drawn = try map(file.path)
    #expect(drawn.contains("  xvdd  <- /srv/debian-12.iso read-only  not attached\n"), "\(drawn)")
    #expect(drawn.contains("  xvdb  <- /srv/debian-12.iso read-only  not in the file\n"), "\(drawn)")
    #expect(drawn.contains("  xvda  <- /dev/vg0/mail read-only  differs: access\n"), "\(drawn)")
  }

  /// Names that a guest or a file chose do no harm in any format.
  @Test func hostileNames() throws {
    try host.write("/local/domain/1/name", "a\"]<script>&\u{1b}[31m\u{202e}")
    let svg = try map("--format", "svg")
    let path = host.directory.appendingPathComponent("map.svg").path
    try svg.write(toFile: path, atomically: true, encoding: .utf8)
    let parsed = try runCommand([
      "python3", "-c", "import sys, xml.dom.minidom as m; m.parse(sys.argv[1])", path,
    ])
    #expect(parsed.status == 0, "\(parsed.errorText)")
    #expect(svg.contains("a&quot;]&lt;script&gt;&amp;\\x1b[31m\\u{202e}"), "\(svg)")
    #expect(try map("--format", "dot").contains(#"label="a\"]<script>&\\x1b[31m\\u{202e} (domain 1)";"#))
    #expect(
      try map("--format", "mermaid").contains(#"["a#34;]#60;script#62;#38;\x1b[31m\u{202e} (domain 1)"]"#)
    )
    #expect(try map().hasPrefix(#"a"]<script>&\x1b[31m\u{202e} (domain 1)"#))
  }

  /// A file needs no store.
  @Test func filesAlone() throws {
    let path = host.directory.appendingPathComponent("offline.yaml").path
    try """
    guests:
      one: {disks: ["/srv/a.img,raw,xvda,w"], nics: [bridge=br0, "bridge=br0,backend=net"]}
      two: {disks: ["/srv/a.img,raw,xvdb,r"]}
    """.write(toFile: path, atomically: true, encoding: .utf8)
    let result = try XLPlugCommand.run(["map", "--offline", path], adding: ["XENSTORED_PATH": "/nowhere"])
    Expect(
      """
      one
        xvda  <- /srv/a.img SHARED
        vif0  -> br0
        vif1  -> br0, served by domain net
      two
        xvdb  <- /srv/a.img read-only SHARED

      """
    ).check(result.text)
    #expect(result.status == 0, "\(result.errorText)")
    let twice = try XLPlugCommand.run(["map", "--offline", path, path], adding: [:])
    #expect(twice.status == 3 && twice.errorText.contains("'one' is described by"), "\(twice.text)")
  }

  @Test func noGuests() throws {
    let empty = try DeviceHost()
    let result = try XLPlugCommand.run(empty.words(["map"]))
    #expect(result.status == 0 && result.text == "no guests\n", "\(result.text)\(result.errorText)")
  }
}

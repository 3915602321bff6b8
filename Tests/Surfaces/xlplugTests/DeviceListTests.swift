import Foundation
import Testing
import XLTestKit

/// `list`: disks and interfaces of several guests, as a table and as a document.
@Suite(.serialized) struct DeviceListTests {
  @Test func disksAndInterfacesOfSeveralGuests() throws {
    let host = try DeviceHost()
    try host.script("block", DeviceHost.connecting)
    try host.script("vif", #"xenstore-write "$XENBUS_PATH/hotplug-status" connected"#)
    let store = ["XENSTORED_PATH": host.socket]
    _ = try runCommand(["xenstore-write", "/local/domain/7/name", "web"], adding: store)
    let scripts = host.scripts.path
    for (domain, spec) in [
      ("7", "script=\(scripts)/block,vdev=xvda,target=x"),
      ("7", "vif:script=\(scripts)/vif,bridge=br1,mac=00:16:3e:00:00:07"),
      ("8", "script=\(scripts)/block,vdev=hdc,access=ro,target=y"),
    ] {
      let result = try host.run("attach", domain, spec, "--allow-sharing")
      try #require(result.status == 0, "\(result.text)\(result.errorText)")
    }
    Expect(
      """
      $ xlplug list
      DOMAIN  NAME  DEVICE  TARGET/BRIDGE  MODE/MAC           BACKEND        FRONTEND
      7       web   xvda    x              w!                 4 (Connected)  4 (Connected)
      7       web   vif0    br1            00:16:3e:00:00:07  4 (Connected)  4 (Connected)
      8       -     hdc     y              r                  4 (Connected)  4 (Connected)
      note: backends and guests are simulated
      = 0
      $ xlplug list web 9 --nic
      DOMAIN  NAME  DEVICE  TARGET/BRIDGE  MODE/MAC           BACKEND        FRONTEND
      7       web   vif0    br1            00:16:3e:00:00:07  4 (Connected)  4 (Connected)
      domain 9 has no network interfaces
      note: backends and guests are simulated
      = 0
      $ xlplug list 8 7 --disk --output wide
      DOMAIN  NAME  DEVICE  NUMBER  TARGET/BRIDGE  MODE/MAC  BACKEND        FRONTEND       SERVED-BY        HOTPLUG-STATUS  SCRIPT
      8       -     hdc     5632    y              r         4 (Connected)  4 (Connected)  vbd in domain 0  -               SCRIPTS/block
      7       web   xvda    51712   x              w!        4 (Connected)  4 (Connected)  vbd in domain 0  -               SCRIPTS/block
      note: backends and guests are simulated
      = 0
      $ xlplug list 7 vif0
      DOMAIN  NAME  DEVICE  TARGET/BRIDGE  MODE/MAC           BACKEND        FRONTEND
      7       web   vif0    br1            00:16:3e:00:00:07  4 (Connected)  4 (Connected)
      note: backends and guests are simulated
      = 0
      $ xlplug list 9 --disk
      domain 9 has no disks
      = 0
      $ xlplug list 7 --disk --nic
      error: --nic and --disk cannot be combined
      Usage: xlplug list [<domain> ...] [--nic] [--disk] [--output <form>] [--store <path>] [--embedded] [--engine <engine>] [--json] [--color <when>]
        See 'xlplug list --help' for more information.
      = 2
      """
    ).check(
      [
        try host.shown("list"), try host.shown("list", "web", "9", "--nic"),
        try host.shown("list", "8", "7", "--disk", "--output", "wide"), try host.shown("list", "7", "vif0"),
        try host.shown("list", "9", "--disk"), try host.shown("list", "7", "--disk", "--nic"),
      ].joined(separator: "\n")
    )
    let list = try JSONDocument(try host.run("list", "--output", "json").output)
    #expect(list["devices"].items.map { $0["device"]["name"].text } == ["xvda", "vif0", "hdc"])
    #expect(list["devices"].items.map { $0["domain_name"].text } == ["web", "web", nil])
    let nics = try JSONDocument(try host.run("list", "--json", "--nic").output)
    #expect(nics["devices"].items.map { $0["mac"].text } == ["00:16:3e:00:00:07"])
  }
}

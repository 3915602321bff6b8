import Foundation
import Testing
import XLTestKit

extension XLCommandTests {
  /// The lists of the real xl 4.17 and of xlplug over stores that no toolstack wrote: keys that are missing,
  /// values that are odd.
  @Suite(.serialized) struct XLListTests {
    /// What is put in the place of a value; nil takes the key away.
    private static let oddities: [String?] = [nil, "", "-1", "7x", " 5", "99999999999", "nonsense"]

    private func vary(_ host: XLHost, _ path: String, _ values: [String?], _ command: String) throws {
      let old = try host.read(path)
      for value in values {
        if let value { try host.write(path, value) } else { try host.remove(path) }
        try host.expectSame([command, "61", "62"], "\(path) = \(value ?? "(none)")")
      }
      if let old { try host.write(path, old) } else { try host.remove(path) }
    }

    @Test func disksThatAreOdd() throws {
      let host = try XLHost(isSimulated: false)
      try XLRecord.disk(host, 61)
      try XLRecord.disk(host, 61, devid: 768)
      try XLRecord.disk(host, 62)
      #expect(try host.ours(["block-list", "61", "62"]).text.split(separator: "\n").count == 4)
      let (record, frontend) = ("/libxl/61/device/vbd/51712", "/local/domain/61/device/vbd/51712")
      for key in ["state", "event-channel", "ring-ref"] {
        try vary(host, "\(frontend)/\(key)", Self.oddities, "block-list")
      }
      for key in ["type", "removable", "mode", "device-type", "params", "online"] {
        try vary(host, "\(record)/\(key)", [nil, "", "nonsense", "standalone"], "block-list")
      }
      try vary(host, "\(record)/dev", [nil, "", "xvdb", "hda", "nonsense", "5632"], "block-list")
      try vary(
        host,
        "\(record)/specification",
        [nil, "virtio", "VIRTIO", "xen", "unknown", "x"],
        "block-list"
      )
      try vary(host, "\(record)/colo-host", ["h"], "block-list")
      let paths = [
        "/local/domain/3/backend/vbd/61/51712", "/local/domain/3", "/local/domain/", "backend/vbd", "",
        "/local/domain/12345/" + String(repeating: "x", count: 60),
      ]
      try vary(host, "\(record)/backend", [nil] + paths, "block-list")
      try vary(host, "/libxl/61/device/virtio_disk", [""], "block-list")
      // A directory whose name is no number is read as 0.
      try vary(host, "/libxl/61/device/vbd/x", [""], "block-list")
    }

    @Test func virtioDisks() throws {
      let host = try XLHost(isSimulated: false)
      try XLRecord.disk(host, 61, kind: "virtio_disk")
      let record = "/libxl/61/device/virtio_disk/51712"
      try host.expectSame(["block-list", "61"])
      for (key, value) in [
        ("type", "standalone"), ("specification", "virtio"), ("transport", "mmio"), ("irq", "3"),
      ] {
        try host.write("\(record)/\(key)", value)
        try host.expectSame(["block-list", "61"], key)
      }
      try vary(host, "\(record)/base", ["12", "x"], "block-list")
      try host.write("\(record)/base", "12")
      try host.expectSame(["block-list", "61"])
      try host.expectSame(["block-detach", "61", "xvda"])
    }

    @Test func interfacesThatAreOdd() throws {
      let host = try XLHost(isSimulated: false)
      for devid in [0, 1] { try XLRecord.nic(host, 61, devid: devid) }
      try XLRecord.nic(host, 62, devid: 9)
      let (record, frontend) = ("/libxl/61/device/vif/1", "/local/domain/61/device/vif/1")
      for key in ["state", "event-channel", "tx-ring-ref", "rx-ring-ref"] {
        try vary(host, "\(frontend)/\(key)", Self.oddities, "network-list")
      }
      let macs = [
        "00:16:3E:AA:BB:CC", "00:16:3e:00:00", "00:16:3e:00:00:01:02", "00-16-3e-00-00-01",
        " 1:+2:-3:04:05:06",
        "0x:16:3e:00:00:01", "00:16:3e:00:00:01x", "zz:16:3e:00:00:01", "00:16:3e:00:00:01:", "0:1:2:3:4:5",
        "",
      ]
      try vary(host, "\(record)/mac", [nil] + macs, "network-list")
      try vary(host, "\(record)/handle", [nil, "", "0", "7", "x", "-1", "100000"], "network-list")
      try vary(host, "\(record)/mtu", ["", "1500", "1500x", "x"], "network-list")
      try vary(host, "\(record)/type", [nil, "vif_ioemu", "VIF", "unknown", "x", ""], "network-list")
      try vary(host, "\(record)/backend", [nil, "/local/domain/3/x", "/local/domain/3", "x"], "network-list")
      try vary(host, "/libxl/61/device/vif/x", [""], "network-list")
    }
  }
}

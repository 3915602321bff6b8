import Libxl
import Testing
import XLTestKit

/// What real libxl says that it was given: each member arrives where it belongs.
@Suite struct LibxlJSONTests {
  private let library: LibxlLibrary

  init() throws { library = try LibxlLibrary.load() }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test func aDiskOfDefaults() throws {
    Expect(
      """
      {
          "vdev": "xvdb"
      }

      """
    ).check(try library.json(of: LibxlDisk(vdev: bytes("xvdb"))))
  }

  @Test func aDiskOfEverything() throws {
    var disk = LibxlDisk(vdev: bytes("xvdb"), path: bytes("/srv/images/a.qcow2"))
    disk.backendDomid = 3
    disk.backendDomname = bytes("storage")
    disk.backend = .qdisk
    disk.format = .qcow2
    disk.script = bytes("block-custom")
    (disk.isRemovable, disk.isWritable, disk.isCDROM, disk.isDirectIOSafe) = (true, true, true, true)
    (disk.discards, disk.trusted) = (true, false)
    disk.specification = .virtio
    Expect(
      """
      {
          "backend_domid": 3,
          "backend_domname": "storage",
          "pdev_path": "/srv/images/a.qcow2",
          "vdev": "xvdb",
          "backend": "qdisk",
          "format": "qcow2",
          "script": "block-custom",
          "removable": 1,
          "readwrite": 1,
          "is_cdrom": 1,
          "direct_io_safe": true,
          "discard_enable": "True",
          "specification": "virtio",
          "trusted": "False"
      }

      """
    ).check(try library.json(of: disk))
  }

  @Test func anInterfaceOfDefaults() throws {
    Expect(
      """
      {

      }

      """
    ).check(try library.json(of: LibxlNic()))
  }

  @Test func anInterfaceOfEverything() throws {
    var nic = LibxlNic()
    nic.backendDomid = 4
    nic.backendDomname = bytes("router")
    (nic.devid, nic.mtu, nic.model) = (2, 9000, bytes("e1000"))
    nic.mac = [0x00, 0x16, 0x3e, 0x01, 0x02, 0xff]
    (nic.ip, nic.bridge, nic.ifname) = (bytes("10.0.0.2"), bytes("xenbr0"), bytes("web"))
    (nic.script, nic.gatewayDevice) = (bytes("vif-route"), bytes("eth0"))
    nic.type = .emulated
    (nic.rateBytesPerInterval, nic.rateIntervalMicroseconds) = (1_250_000, 50_000)
    nic.trusted = true
    Expect(
      """
      {
          "backend_domid": 4,
          "backend_domname": "router",
          "devid": 2,
          "mtu": 9000,
          "model": "e1000",
          "mac": "00:16:3e:01:02:ff",
          "ip": "10.0.0.2",
          "bridge": "xenbr0",
          "ifname": "web",
          "script": "vif-route",
          "nictype": "vif_ioemu",
          "rate_bytes_per_interval": 1250000,
          "rate_interval_usecs": 50000,
          "gatewaydev": "eth0",
          "trusted": "True"
      }

      """
    ).check(try library.json(of: nic))
  }

  @Test(arguments: [
    (LibxlDisk.Backend.phy, "phy"), (.tap, "tap"), (.qdisk, "qdisk"), (.standalone, "standalone"),
  ])
  func backendsHaveLibxlsNumbers(_ backend: LibxlDisk.Backend, _ name: String) throws {
    var disk = LibxlDisk(vdev: bytes("xvdb"))
    disk.backend = backend
    #expect(try library.json(of: disk).contains(#""backend": "\#(name)""#))
  }

  @Test(arguments: [
    (LibxlDisk.Format.qcow, "qcow"), (.qcow2, "qcow2"), (.vhd, "vhd"), (.raw, "raw"), (.empty, "empty"),
    (.qed, "qed"),
  ])
  func formatsHaveLibxlsNumbers(_ format: LibxlDisk.Format, _ name: String) throws {
    var disk = LibxlDisk(vdev: bytes("xvdb"))
    disk.format = format
    #expect(try library.json(of: disk).contains(#""format": "\#(name)""#))
  }

  @Test func hostileTextsComeOutAsTheyWentIn() throws {
    for text in ["", "\"}\n\u{1}%s%n%n\\", String(repeating: "a/", count: 40_000), "ü€𐍈"] {
      let disk = LibxlDisk(vdev: bytes(text), path: bytes(text))
      let json = try library.json(of: disk)
      #expect(try readBack(json, "vdev") == text)
      #expect(try readBack(json, "pdev_path") == text)
    }
  }

  @Test func bytesThatAreNoTextDoNotHarm() throws {
    let disk = LibxlDisk(vdev: [0xff, 0xfe, 0x80, 0xc3], path: [0xed, 0xa0, 0x80])
    #expect(try library.json(of: disk).contains("\"vdev\""))
  }

  @Test func aNULByteIsRefusedByName() {
    var disk = LibxlDisk(vdev: bytes("xvdb"))
    disk.script = [0x61, 0, 0x62]
    let line = LibxlLine(
      level: .error,
      text: bytes("'script' has a NUL byte, which no text of libxl's can have; leave it out"),
      context: "xlplug"
    )
    #expect(throws: LibxlFault.refused(operation: "disk as JSON", code: -6, lastLines: [line])) {
      try library.json(of: disk)
    }
  }

  @Test(arguments: [0, 5, 7])
  func anAddressHasSixBytes(_ count: Int) {
    var nic = LibxlNic()
    nic.mac = Array(repeating: 1, count: count)
    let line = LibxlLine(
      level: .error,
      text: bytes("'mac' has \(count) bytes; it takes 6, all zero for a made-up one"),
      context: "xlplug"
    )
    #expect(
      throws: LibxlFault.refused(operation: "network interface as JSON", code: -6, lastLines: [line])
    ) {
      try library.json(of: nic)
    }
  }
}

import Testing
import XLTestKit

@testable import Libxl

/// What arrives in libxl's own structures, told by libxl itself.
@Suite(.needsLibxlHeaders) struct StructureTests {
  @Test func aDiskArrivesAsItIs() throws {
    var disk = LibxlDisk()
    (disk.path, disk.vdev) = (Array("/srv/a b.img".utf8), Array("xvdb".utf8))
    disk.script = Array("/etc/xen/scripts/block-x".utf8)
    (disk.isWritable, disk.isCDROM, disk.isRemovable, disk.isDirectIOSafe) = (false, true, true, true)
    (disk.discards, disk.trusted) = (true, false)
    let json = try #require(disk.json(try LibxlLibrary.load()))
    for part in [
      "\"pdev_path\": \"/srv/a b.img\"", "\"vdev\": \"xvdb\"", "\"backend\": \"phy\"", "\"format\": \"raw\"",
      "\"script\": \"/etc/xen/scripts/block-x\"", "\"removable\": 1", "\"is_cdrom\": 1",
      "\"direct_io_safe\": true", "\"discard_enable\": \"True\"", "\"trusted\": \"False\"",
    ] { #expect(json.contains(part), "\(part) in \(json)") }
    #expect(!json.contains("readwrite"))
  }

  @Test(
    arguments: [
      (LibxlDisk.Format.raw, "raw"), (.qcow, "qcow"), (.qcow2, "qcow2"), (.vhd, "vhd"), (.qed, "qed"),
    ]
  ) func aFormatArrives(_ format: LibxlDisk.Format, _ name: String) throws {
    var disk = LibxlDisk()
    (disk.backend, disk.format) = (.qdisk, format)
    let json = try #require(disk.json(try LibxlLibrary.load()))
    #expect(json.contains("\"format\": \"\(name)\""))
    #expect(json.contains("\"backend\": \"qdisk\""))
  }

  @Test func whatIsLeftOpenIsLeftToLibxl() throws {
    let library = try LibxlLibrary.load()
    let disk = try #require(LibxlDisk().json(library))
    #expect(!disk.contains("script") && !disk.contains("trusted") && !disk.contains("discard"))
    let nic = try #require(LibxlNic().json(library))
    #expect(!nic.contains("mac") && !nic.contains("bridge"))
  }

  @Test func anInterfaceArrivesAsItIs() throws {
    var nic = LibxlNic()
    (nic.devid, nic.mtu, nic.mac) = (3, 9000, [0x00, 0x16, 0x3E, 0x01, 0x02, 0xFF])
    (nic.bridge, nic.ifname) = (Array("br0".utf8), Array("web".utf8))
    (nic.ip, nic.gatewayDevice) = (Array("10.0.0.1".utf8), Array("eth0".utf8))
    (nic.type, nic.rateBytesPerInterval, nic.rateIntervalMicroseconds) = (.emulated, 125_000, 50_000)
    let json = try #require(nic.json(try LibxlLibrary.load()))
    for part in [
      "\"devid\": 3", "\"mtu\": 9000", "\"mac\": \"00:16:3e:01:02:ff\"", "\"bridge\": \"br0\"",
      "\"ifname\": \"web\"", "\"ip\": \"10.0.0.1\"", "\"gatewaydev\": \"eth0\"",
      "\"nictype\": \"vif_ioemu\"", "\"rate_bytes_per_interval\": 125000", "\"rate_interval_usecs\": 50000",
    ] { #expect(json.contains(part), "\(part) in \(json)") }
  }
}

import Libxl
import Testing
import XLTestKit

@testable import LibxlEngine

/// What goes to libxl's process, and what comes from it, arrives as it was.
@Suite struct MessageTests {
  private static let disk: LibxlDisk = {
    var disk = LibxlDisk()
    (disk.backendDomid, disk.path, disk.vdev) = (3, [0x2F, 0xFF, 0, 0x0A], Array("xvda".utf8))
    (disk.script, disk.backend, disk.format) = (Array("/etc/x".utf8), .qdisk, .vhd)
    (disk.isRemovable, disk.isWritable, disk.isCDROM, disk.isDirectIOSafe) = (true, false, true, true)
    (disk.discards, disk.trusted) = (false, true)
    return disk
  }()

  private static let nic: LibxlNic = {
    var nic = LibxlNic()
    (nic.backendDomid, nic.devid, nic.mtu, nic.mac) = (.max, 7, 9000, [0, 0x16, 0x3E, 1, 2, 255])
    (nic.ip, nic.bridge, nic.ifname) = (Array("10.0.0.1".utf8), [0xFF], Array("vif7".utf8))
    (nic.gatewayDevice, nic.script, nic.type) = ([], Array("/etc/y".utf8), .emulated)
    (nic.rateBytesPerInterval, nic.rateIntervalMicroseconds, nic.trusted) = (.max, 50_000, false)
    return nic
  }()

  /// A member that is added to a device must be added to its message: each differs from its default here.
  @Test func theSamplesSayEverything() {
    for (sample, plain) in [(Self.disk as Any, LibxlDisk() as Any), (Self.nic, LibxlNic())] {
      for (own, other) in zip(Mirror(reflecting: sample).children, Mirror(reflecting: plain).children) {
        #expect("\(own.value)" != "\(other.value)", "\(own.label ?? "") is as it is by default")
      }
    }
  }

  @Test(
    arguments: [
      .addDisk(disk), .addDisk(LibxlDisk()), .changeMedium(disk), .addNic(nic), .addNic(LibxlNic()),
      .removeDisk(vdev: Array("51712".utf8)), .removeNic(devid: -1),
    ] as [LibxlContext.Operation]
  ) func aRequestArrives(_ operation: LibxlContext.Operation) {
    let environments: [[String: [UInt8]]] = [
      [:], ["PATH": [0x2F], "LC_ALL": [], "XENSTORED_PATH": [0xFF, 0x3D]],
    ]
    for environment in environments {
      let request = LibxlRequest(operation, of: 65535, environment: environment)
      #expect(LibxlRequest(request.message) == request)
      for length in 0..<request.message.count {
        #expect(LibxlRequest(Array(request.message.prefix(length))) == nil, "cut after \(length) bytes")
      }
    }
  }

  @Test(
    arguments: [
      .line(LibxlLine(.critical, [0xFF, 0x0A])), .line(LibxlLine(.debug, [])), .began, .programs(2),
      .answer(code: -17, name: "ERROR_DEVICE_EXISTS (-17)"), .unavailable("no libxl"),
    ] as [LibxlReport]
  ) func aReportArrives(_ report: LibxlReport) { #expect(LibxlReport(report.message) == report) }

  @Test func aLongLineIsCut() {
    let report = LibxlReport.line(LibxlLine(.error, [UInt8](repeating: 0x78, count: 1 << 20)))
    let cut = LibxlLine(.error, [UInt8](repeating: 0x78, count: LibxlReport.textByteCountMax))
    #expect(LibxlReport(report.message) == .line(cut))
  }
}

import Foundation
import HotplugPlan
import Testing
import XLCheck
import XLModel
import XLTestKit
import XLText
import XenstoreHost
import XenstoreTestKit
import XenstoreWire

/// A guest with a CD drive, and what its store and libxl's document say of the medium.
final class MediumHost {
  /// The guest of a suite; no two have the same, since its qemu's socket is in one place of the host.
  let domid: UInt16
  let host: EngineHost
  /// Images of a mebibyte, of which the first is in the drive.
  let images: [String]
  let drive: CDDrive

  init(domid: UInt16) throws {
    self.domid = domid
    host = try EngineHost(.embedded)
    images = try ["a.iso", "b.iso"].map { [host] in try host.image($0) }
    let document = host.directory.appendingPathComponent(
      "userdata-d.\(domid).\(UUID().uuidString.lowercased()).libxl-json"
    ).path
    let address = DeviceAddress(kind: .vbd, backend: .qdisk, domid: domid, devid: 5632)
    drive = CDDrive(address, name: Array("hdc".utf8), document: document)
    try host.store.introduce(domid)
    let client = try host.store.client()
    for home in [address.toolstackPath, address.backendPath] {
      for (key, value) in [("params", "aio:\(images[0])"), ("frontend", "x"), ("dev", "hdc"), ("state", "2")]
      {
        try client.write(home.appending(key), Array(value.utf8))
      }
    }
    try """
    {
        "disks": [
            {
                "pdev_path": "\(images[0])",
                "vdev": "hdc",
                "format": "raw",
                "removable": 1,
                "is_cdrom": 1
            }
        ]
    }

    """.write(toFile: document, atomically: true, encoding: .utf8)
  }

  /// The plan that inserts an image, or ejects.
  func plan(_ image: String?, format: DiskFormat = .raw, isForced: Bool = false, seconds: Double = 60) -> Plan
  {
    let text = "vdev=hdc,access=r,devtype=cdrom,target=\(image ?? "")"
    let spec = CheckedDisk(SourceText(text), options: CheckOptions()).spec
    let medium = image.map { Medium(target: Array($0.utf8), format: format) }
    var change = MediumChange(drive, before: Medium(target: Array(images[0].utf8)), after: medium)
    change.record = drive.document.map { DeviceRecord(spec, of: drive, in: $0) }
    change.isForced = isForced
    var times = PlanTimes()
    times.mediumSeconds = seconds
    return Plan(changing: change, times: times)
  }

  /// What is in the drive: in the store, and in libxl's document.
  func said() throws -> [String] {
    let client = try host.store.client()
    let keys = [drive.address.backendPath, drive.address.toolstackPath].map { $0.appending("params") }
    let values = try client.readIfPresent(keys).map { String(decoding: $0 ?? [], as: UTF8.self) }
    let text = try String(contentsOfFile: drive.document ?? "", encoding: .utf8)
    return values
      + text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter {
        $0.contains("pdev_path") || $0.contains("format")
      }
  }
}

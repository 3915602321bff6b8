import Foundation

/// Devices written into a store by hand, as libxl records them.
enum XLRecord {
  /// Writes the disk xvda of a guest.
  static func disk(_ host: XLHost, _ domid: Int, kind: String = "vbd", devid: Int = 51712) throws {
    let backend = "/local/domain/0/backend/\(kind)/\(domid)/\(devid)"
    let frontend = "/local/domain/\(domid)/device/\(kind)/\(devid)"
    let record = "/libxl/\(domid)/device/\(kind)/\(devid)"
    let keys = [
      ("frontend", frontend), ("params", "/dev/vg/a"), ("frontend-id", "\(domid)"), ("online", "1"),
      ("removable", "0"), ("bootable", "1"), ("state", "4"), ("dev", "xvda"), ("type", "phy"), ("mode", "w"),
      ("device-type", "disk"), ("discard-enable", "1"), ("specification", "xen"),
    ]
    try host.write("\(record)/backend", backend)
    for (key, value) in keys {
      try host.write("\(record)/\(key)", value)
      try host.write("\(backend)/\(key)", value)
    }
    for (key, value) in [("backend", backend), ("state", "4"), ("event-channel", "17"), ("ring-ref", "8")] {
      try host.write("\(frontend)/\(key)", value)
    }
  }

  /// Writes an interface of a guest.
  static func nic(_ host: XLHost, _ domid: Int, devid: Int = 0) throws {
    let backend = "/local/domain/0/backend/vif/\(domid)/\(devid)"
    let frontend = "/local/domain/\(domid)/device/vif/\(devid)"
    let record = "/libxl/\(domid)/device/vif/\(devid)"
    try host.write("\(record)/backend", backend)
    let keys = [
      ("frontend", frontend), ("handle", "\(devid)"), ("mac", "00:16:3e:00:00:0\(devid)"), ("type", "vif"),
      ("bridge", "xenbr0"),
    ]
    for (key, value) in keys { try host.write("\(record)/\(key)", value) }
    for (key, value) in [
      ("state", "4"), ("event-channel", "21"), ("tx-ring-ref", "5"), ("rx-ring-ref", "123456"),
    ] {
      try host.write("\(frontend)/\(key)", value)
    }
  }
}

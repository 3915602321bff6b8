import XenstoreWire

/// The tables that `xl block-list` and `xl network-list` print, byte for byte (tools/xl/xl_block.c, xl_nic.c,
/// 4.17).
struct XLLists {
  /// What the store has.
  let records: XLRecords

  /// The first line of disks.
  static let diskHead: [UInt8] = line([
    left("Vdev", 5), left("BE", 3), left("handle", 6), left("state", 5), left("evt-ch", 6),
    left("ring-ref", 8), left("BE-path", 30),
  ])

  /// The first line of interfaces.
  static let nicHead: [UInt8] = line([
    left("Idx", 3), left("BE", 2), left("Mac Addr.", 17), left("handle", 6), left("state", 5),
    left("evt-ch", 6), left("  tx-/rx-ring-ref", 11), left("BE-path", 30),
  ])

  /// The lines of a guest's disks.
  func disks(of domid: UInt32) throws(StoreFault) -> [UInt8] {
    var lines: [UInt8] = []
    for disk in try records.disks(of: domid) {
      guard let device = try device(disk.kind.rawValue, disk.devid, domid, ["ring-ref"]) else { continue }
      lines += line([
        left("\(disk.devid)", 5), left("\(device.backendDomid)", 3), left("\(domid)", 6),
        left("\(device.state)", 5), left("\(device.eventChannel)", 6), left("\(device.rings[0])", 8),
        left(device.backendPath, 30),
      ])
    }
    return lines
  }

  /// The lines of a guest's interfaces.
  func nics(of domid: UInt32) throws(StoreFault) -> [UInt8] {
    var lines: [UInt8] = []
    for nic in try records.nics(of: domid) {
      let rings = ["tx-ring-ref", "rx-ring-ref"]
      guard let device = try device("vif", nic.devid, domid, rings) else { continue }
      let mac = nic.mac.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: ":")
      // No blank is between the address and the handle but those that fill the handle's column.
      let handle = right("\(nic.devid)", 6)
      let pair = right("\(device.rings[0])", 5) + Array("/".utf8)
      lines += line([
        left("\(nic.devid)", 3), left("\(device.backendDomid)", 2), left(Array(mac.utf8) + handle, 0),
        right("\(device.state)", 5), right("\(device.eventChannel)", 6),
        left(pair + left("\(device.rings[1])", 11), 0), left(device.backendPath, 30),
      ])
    }
    return lines
  }

  // MARK: one device

  /// What a line reports about a device besides its names; a number that the guest has not said is -1.
  private struct Device {
    var backendPath: [UInt8]
    var backendDomid: UInt32
    var state: Int32
    var eventChannel: Int32
    var rings: [Int32]
  }

  private func device(_ kind: String, _ devid: Int32, _ domid: UInt32, _ rings: [String])
    throws(StoreFault) -> Device?
  {
    let record = records.toolstack(domid, kind).appending("\(devid)")
    guard let path = try records.keys(["backend"], of: record)["backend"],
      let backendDomid = XLRecords.backendDomid(path)
    else { return nil }
    let frontend = StorePath.root.appending("local/domain/\(domid)/device/\(kind)/\(devid)")
    let keys = try records.keys(["state", "event-channel"] + rings, of: frontend)
    func number(_ name: String) -> Int32 {
      keys[name].map { Int32(truncatingIfNeeded: CText.unsigned($0)) } ?? -1
    }
    return Device(
      backendPath: path,
      backendDomid: backendDomid,
      state: number("state"),
      eventChannel: number("event-channel"),
      rings: rings.map(number),
    )
  }
}

/// A text in a column that grows where the text is longer.
private func left(_ text: String, _ width: Int) -> [UInt8] { left(Array(text.utf8), width) }
private func left(_ text: [UInt8], _ width: Int) -> [UInt8] { text + blanks(width - text.count) }
private func right(_ text: String, _ width: Int) -> [UInt8] {
  blanks(width - text.utf8.count) + Array(text.utf8)
}

private func blanks(_ count: Int) -> [UInt8] {
  [UInt8](repeating: UInt8(ascii: " "), count: max(0, count))
}

private func line(_ cells: [[UInt8]]) -> [UInt8] {
  Array(cells.joined(separator: [UInt8(ascii: " ")])) + [UInt8(ascii: "\n")]
}

public import XLModel

extension DeviceRequest {
  /// The request that a device in the store answers, by the keys that the toolstack recorded: the inverse of
  /// the entries that a request makes.
  ///
  /// Nil where the keys name no target or no MAC address. `trusted` is a key of the guest's own directory: a
  /// guest that changes it changes only what it trusts itself.
  public init?(_ address: DeviceAddress, recorded keys: [String: [UInt8]]) {
    switch address.kind {
    case .vbd:
      guard let disk = DiskRequest(address, recorded: keys) else { return nil }
      self = .disk(disk)
    case .vif:
      guard let nic = NicRequest(address, recorded: keys) else { return nil }
      self = .nic(nic)
    }
  }

  /// The keys of the toolstack's record that say what a device of a kind is.
  public static func describingKeys(_ kind: DeviceAddress.Kind) -> [String] {
    switch kind {
    case .vbd: DiskRequest.describingKeys
    case .vif: NicRequest.describingKeys
    }
  }
}

extension DiskRequest {
  private static let coloKeys = ["colo-host", "colo-port", "colo-export", "active-disk", "hidden-disk"]

  fileprivate static let describingKeys =
    ["params", "script", "mode", "dev", "device-type", "direct-io-safe", "discard-enable"] + coloKeys

  fileprivate init?(_ address: DeviceAddress, recorded keys: [String: [UInt8]]) {
    guard var target = keys["params"] else { return nil }
    var format = "aio"
    if address.backend == .qdisk {
      // libxl writes nothing at all for a medium that it has ejected (libxl_disk.c, Xen 4.17).
      let word = target.prefix { $0 != UInt8(ascii: ":") }
      if !word.isEmpty { format = String(decoding: word, as: UTF8.self) }
      target = Array(target.dropFirst(word.count + 1))
    }
    let mode = keys["mode"].flatMap { Mode(rawValue: String(decoding: $0, as: UTF8.self)) }
    self.init(
      address: address,
      target: target,
      virtualDeviceName: keys["dev"] ?? Array(address.name.utf8),
      scriptPath: address.backend == .qdisk
        ? nil : keys["script"].map { String(decoding: $0, as: UTF8.self) },
      mode: mode ?? .readOnly,
      qemuFormat: format,
      isCDROM: keys["device-type"] == Array("cdrom".utf8),
      isDiscardEnabled: keys["discard-enable"].map { $0 == flag(true) },
      isDirectIOSafe: keys["direct-io-safe"] == flag(true),
      isTrusted: keys["trusted"] != flag(false)
    )
    extras = Self.coloKeys.compactMap { key in keys[key].map { NicRequest.Extra(key, $0) } }
  }

  /// The format of the image in xl's words; nil for a word that libxl does not write.
  public var format: DiskFormat? {
    address.backend == .qdisk ? DiskFormat.allCases.first { $0.qemuWord == qemuFormat } : .raw
  }
}

extension NicRequest {
  private static let furtherKeys = ([.forwarddev] + NicKey.colo).map(\.name)

  fileprivate static let describingKeys =
    ["mac", "script", "bridge", "ip", "vifname", "gatewaydev", "rate", "mtu", "vlan", "type"] + furtherKeys

  fileprivate init?(_ address: DeviceAddress, recorded keys: [String: [UInt8]]) {
    guard let mac = keys["mac"] else { return nil }
    self.init(
      address: address,
      mac: String(decoding: mac, as: UTF8.self),
      scriptPath: keys["script"].map { String(decoding: $0, as: UTF8.self) }
    )
    bridge = keys["bridge"] ?? []
    isTrusted = keys["trusted"] != flag(false)
    ip = keys["ip"]
    interfaceName = keys["vifname"]
    gatewayDevice = keys["gatewaydev"]
    rate = keys["rate"].flatMap { Rate(recorded: $0) }
    mtu = keys["mtu"].flatMap { Int32(String(decoding: $0, as: UTF8.self)) } ?? NicRequest.mtuDefault
    vlan = keys["vlan"]
    isEmulated = keys["type"] == Array("vif_ioemu".utf8)
    extras = Self.furtherKeys.compactMap { key in keys[key].map { Extra(key, $0) } }
  }
}

extension NicRequest.Rate {
  /// The value of the key `rate`: bytes and microseconds.
  public var recorded: [UInt8] { digits(bytesPerInterval) + [0x2C] + digits(intervalMicroseconds) }

  /// The rate that a value of the key `rate` means; nil for another value.
  init?(recorded value: [UInt8]) {
    let numbers = value.split(separator: 0x2C, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard numbers.count == 2, let bytes = UInt64(numbers[0]), let time = UInt32(numbers[1]), time > 0 else {
      return nil
    }
    self.init(bytesPerInterval: bytes, intervalMicroseconds: time)
  }

  /// The rate as a vif string has it, such as `10MB/s@20ms`; the recorded value where no string gives it.
  public var text: [UInt8] {
    let rate = XLModel.Rate(bytes: bytesPerInterval, inMicroseconds: intervalMicroseconds)
    return rate.text.map { Array($0.utf8) } ?? recorded
  }
}

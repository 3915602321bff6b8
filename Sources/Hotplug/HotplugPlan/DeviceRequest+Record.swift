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
    mtu = keys["mtu"].flatMap { Int32(String(decoding: $0, as: UTF8.self)) } ?? DeviceEntries.mtuDefault
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

  /// The rate as a vif string has it, such as `10MB/s@20ms`; the interval is left out where it is xl's own.
  public var text: [UInt8] {
    let units: KeyValuePairs<String, UInt64> = [
      "GB/s": 1_000_000_000, "MB/s": 1_000_000, "KB/s": 1000, "B/s": 1,
    ]
    for (unit, factor) in units {
      if let number = number(of: factor) { return digits(number) + Array(unit.utf8) + interval }
    }
    return recorded
  }

  /// How many times `factor` bytes a second make the rate; nil where no number of 32 bits does.
  ///
  /// xl rounds down to bytes an interval, so the least number that gives these is meant.
  private func number(of factor: UInt64) -> UInt64? {
    let (high, low) = bytesPerInterval.multipliedFullWidth(by: Self.second)
    let divisor = factor * UInt64(intervalMicroseconds)
    guard high < divisor else { return nil }
    let (quotient, rest) = divisor.dividingFullWidth((high, low))
    let number = rest == 0 ? quotient : quotient + 1
    guard number <= UInt32.max else { return nil }
    let product = number.multipliedFullWidth(by: divisor)
    guard product.high < Self.second else { return nil }
    return Self.second.dividingFullWidth(product).quotient == bytesPerInterval ? number : nil
  }

  private var interval: [UInt8] {
    // 50 ms where a string gives none (xlu_vif_parse_rate, Xen 4.17).
    if intervalMicroseconds == 50_000 { return [] }
    let (milliseconds, rest) = intervalMicroseconds.quotientAndRemainder(dividingBy: 1000)
    return Array((rest == 0 ? "@\(milliseconds)ms" : "@\(intervalMicroseconds)us").utf8)
  }

  /// A second in microseconds.
  private static let second: UInt64 = 1_000_000
}

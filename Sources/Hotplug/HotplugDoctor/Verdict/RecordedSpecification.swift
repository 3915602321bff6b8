import HotplugPlan

/// The specification that attaches a device again as it is recorded: a disk string, or a vif string after
/// `vif:`.
struct RecordedSpecification {
  private let address: DeviceAddress
  private let keys: [String: [UInt8]]

  /// The specification of a device by the keys that the toolstack recorded.
  init(_ address: DeviceAddress, _ keys: [String: [UInt8]]) { (self.address, self.keys) = (address, keys) }

  /// The text; nil where a key is missing, or has a comma and would be cut there.
  ///
  /// `format` and `access` of a disk take the place of what is recorded.
  func text(format: String? = nil, access: String? = nil) -> [UInt8]? {
    switch address.kind {
    case .vbd: disk(format, access)
    case .vif: nic
    }
  }

  private func disk(_ format: String?, _ access: String?) -> [UInt8]? {
    guard var target = keys["params"], !target.isEmpty else { return nil }
    var recorded = "raw"
    if address.backend == .qdisk {
      recorded = String(decoding: target.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
      target = Array(target.drop { $0 != UInt8(ascii: ":") }.dropFirst())
      if recorded == "aio" { recorded = "raw" }
    }
    let mode = keys["mode"] ?? Array("w".utf8)
    let words: [[UInt8]] = [
      Array((format ?? recorded).utf8), Array(address.name.utf8), access.map { Array($0.utf8) } ?? mode,
    ]
    var more: [(String, [UInt8])] = []
    if keys["device-type"] == Array("cdrom".utf8) { more.append(("devtype", Array("cdrom".utf8))) }
    more += common(usualScript: "block")
    if target.first == UInt8(ascii: "/"), !target.contains(where: ",=".utf8.contains) {
      return joined([target] + words + more.map(Self.pair))
    }
    let named = zip(["format", "vdev", "access"], words).map { ($0, $1) } + more
    guard let front = joined(named.map(Self.pair)) else { return nil }
    // What follows target= is all of it.
    return front + ",target=".utf8 + target
  }

  private var nic: [UInt8]? {
    guard let mac = keys["mac"], !mac.isEmpty else { return nil }
    var pairs: [(String, [UInt8])] = [("mac", mac)]
    for key in ["bridge", "ip", "vifname", "gatewaydev", "mtu", "vlan"] {
      if let value = keys[key], !value.isEmpty { pairs.append((key, value)) }
    }
    if let rate = keys["rate"].flatMap(Self.rate) { pairs.append(("rate", rate)) }
    if keys["type"] == Array("vif_ioemu".utf8) { pairs.append(("type", Array("ioemu".utf8))) }
    return joined((pairs + common(usualScript: "vif-bridge")).map(Self.pair)).map { "vif:".utf8 + $0 }
  }

  /// What disks and interfaces have in common: script and serving domain, unless they are the usual ones.
  private func common(usualScript: String) -> [(String, [UInt8])] {
    var pairs: [(String, [UInt8])] = []
    if address.backend != .qdisk, let script = keys["script"],
      script != Array("/etc/xen/scripts/\(usualScript)".utf8)
    {
      pairs.append(("script", script))
    }
    if address.backendDomid != 0 { pairs.append(("backend", Array("\(address.backendDomid)".utf8))) }
    return pairs
  }

  /// `rate=62500B/s@50000us` of `3125,50000`: bytes in an interval, and its microseconds.
  private static func rate(_ value: [UInt8]) -> [UInt8]? {
    let numbers = value.split(separator: UInt8(ascii: ",")).map {
      UInt64(String(decoding: $0, as: UTF8.self))
    }
    guard numbers.count == 2, let bytes = numbers[0], let interval = numbers[1], interval > 0 else {
      return nil
    }
    let (scaled, isTooBig) = bytes.multipliedReportingOverflow(by: 1_000_000)
    return isTooBig ? nil : Array("\(scaled / interval)B/s@\(interval)us".utf8)
  }

  private static func pair(_ key: String, _ value: [UInt8]) -> [UInt8] { Array("\(key)=".utf8) + value }

  private func joined(_ words: [[UInt8]]) -> [UInt8]? {
    let comma = UInt8(ascii: ",")
    return words.contains { $0.contains(comma) } ? nil : Array(words.joined(separator: [comma]))
  }
}

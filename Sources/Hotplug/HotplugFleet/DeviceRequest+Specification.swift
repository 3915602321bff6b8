public import HotplugPlan
import XLModel

extension DeviceRequest {
  /// The device as a disk or vif string, for a toolstack in a domain; nil where a value cannot be written in
  /// one, such as a bridge with a comma in its name.
  ///
  /// What a disk or interface has by default is left out, and so are some parameters. A backend domain is
  /// written as its number, or by a name.
  public func specification(
    ownDomid: UInt16,
    without omitted: Set<DeviceParameter> = [],
    backendName: [UInt8]? = nil
  ) -> [UInt8]? {
    let domid = address.backendDomid
    let backend = domid == ownDomid ? [] : ["backend=".utf8 + (backendName ?? Array(String(domid).utf8))]
    switch self {
    case .disk(let disk): return disk.specification(backend)
    case .nic(let nic): return nic.specification(backend, omitted)
    }
  }

  /// Parameters with their values, joined; nil where a value has a comma or a line feed.
  fileprivate static func joined(_ words: [[UInt8]]) -> [UInt8]? {
    guard words.allSatisfy({ !$0.contains(0x2C) && !$0.contains(0x0A) }) else { return nil }
    return Array(words.joined(separator: [0x2C]))
  }

  /// `name=value` of parameters that are not the default.
  fileprivate func words(_ parameters: [DeviceParameter]) -> [[UInt8]] {
    parameters.compactMap { parameter in
      let value = parameter.value(of: self)
      return value.isEmpty ? nil : Array("\(parameter.rawValue)=".utf8) + value
    }
  }
}

extension DiskRequest {
  fileprivate func specification(_ backend: [[UInt8]]) -> [UInt8]? {
    let request = DeviceRequest.disk(self)
    var words: [[UInt8]] = [
      Array("format=".utf8) + DeviceParameter.format.value(of: request),
      Array("vdev=".utf8) + virtualDeviceName,
    ]
    words += request.words([.access, .devtype])
    // The toolstack takes the kernel's backend for an image in raw format, but for a CD drive.
    if address.backend == .qdisk, format == .raw, !isCDROM { words.append(Array("backendtype=qdisk".utf8)) }
    words += backend
    words += request.words([.script])
    words += [DeviceParameter.directIOSafe, .discard].map { $0.value(of: request) }.filter { !$0.isEmpty }
    if !isTrusted { words.append(Array("untrusted".utf8)) }
    if !extras.isEmpty { words += [Array("colo".utf8)] + extras.map(\.word) }
    // An empty drive has neither format nor target.
    if target.isEmpty { return isCDROM ? DeviceRequest.joined(Array(words.dropFirst())) : nil }
    guard var result = DeviceRequest.joined(words), !target.contains(0x0A) else { return nil }
    result += Array(",target=".utf8) + target
    // One comma at the end would be dropped.
    if target.last == 0x2C { result.append(0x2C) }
    return result
  }
}

extension NicRequest {
  fileprivate func specification(_ backend: [[UInt8]], _ omitted: Set<DeviceParameter>) -> [UInt8]? {
    let request = DeviceRequest.nic(self)
    let written: [DeviceParameter] = [
      .mac, .bridge, .ip, .script, .vifname, .gatewaydev, .rate, .mtu, .vlan, .type,
    ]
    var words = request.words(written.filter { !omitted.contains($0) })
    words += backend
    words += extras.map(\.word)
    if !isTrusted { words.append(Array("untrusted".utf8)) }
    return DeviceRequest.joined(words)
  }
}

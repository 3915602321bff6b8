import HotplugPlan
import HotplugScript
import XLModel

/// What two descriptions of a device are compared by; the raw value is the parameter's name in a disk or vif
/// string.
public enum DeviceParameter: String, CaseIterable, Hashable, Sendable {
  case backend, backendtype, target, format, script, access, devtype, discard, colo
  case directIOSafe = "direct-io-safe"
  case mac, bridge, ip, vifname, gatewaydev, rate, mtu, vlan, type, forwarddev

  /// The parameters of a kind of device.
  static func all(of kind: DeviceAddress.Kind) -> [DeviceParameter] {
    switch kind {
    case .vbd:
      [.backend, .backendtype, .target, .format, .script, .access, .devtype, .directIOSafe, .discard, .colo]
    case .vif:
      [
        .backend, .mac, .bridge, .ip, .script, .vifname, .gatewaydev, .rate, .mtu, .vlan, .type, .forwarddev,
      ]
    }
  }

  /// The value that a request has, in the words of a disk or vif string; empty where it is the default of
  /// every host.
  func value(of request: DeviceRequest) -> [UInt8] {
    switch request {
    case .disk(let disk): value(of: disk)
    case .nic(let nic): value(of: nic)
    }
  }

  private func value(of disk: DiskRequest) -> [UInt8] {
    switch self {
    case .backend: Array(String(disk.address.backendDomid).utf8)
    case .backendtype: Array((disk.address.backend == .qdisk ? "qdisk" : "phy").utf8)
    case .target: disk.target
    case .format: Array((disk.format?.rawValue ?? disk.qemuFormat).utf8)
    case .script: Self.script(disk.scriptPath, default: "block")
    // That an image is shared is an exception that a command makes, not what the disk is.
    case .access: Array((disk.mode == .readOnly ? "ro" : "rw").utf8)
    case .devtype: disk.isCDROM ? Array("cdrom".utf8) : []
    case .directIOSafe: disk.isDirectIOSafe ? Array("direct-io-safe".utf8) : []
    case .discard:
      disk.isDiscardEnabled == (disk.mode != .readOnly)
        ? [] : Array((disk.isDiscardEnabled ? "discard" : "no-discard").utf8)
    case .colo: Array(disk.extras.map(\.word).joined(separator: [0x2C]))
    case .mac, .bridge, .ip, .vifname, .gatewaydev, .rate, .mtu, .vlan, .type, .forwarddev: []
    }
  }

  private func value(of nic: NicRequest) -> [UInt8] {
    switch self {
    case .backend: Array(String(nic.address.backendDomid).utf8)
    case .mac: Array(nic.mac.lowercased().utf8)
    case .bridge: nic.bridge
    case .ip: nic.ip ?? []
    case .script: Self.script(nic.scriptPath, default: "vif-bridge")
    case .vifname: nic.interfaceName ?? []
    case .gatewaydev: nic.gatewayDevice ?? []
    case .rate: nic.rate?.text ?? []
    case .mtu: nic.mtu == NicRequest.mtuDefault ? [] : Array(String(nic.mtu).utf8)
    case .vlan: nic.vlan ?? []
    case .type: nic.isEmulated ? Array("ioemu".utf8) : []
    case .forwarddev: Array(nic.extras.map(\.word).joined(separator: [0x2C]))
    case .backendtype, .target, .format, .access, .devtype, .discard, .colo, .directIOSafe: []
    }
  }

  /// A script as a string names it; empty for the default.
  private static func script(_ path: String?, default name: String) -> [UInt8] {
    guard let path else { return [] }
    let prefix = ScriptPath.standardDirectory + "/"
    if path == prefix + name { return [] }
    let rest = path.dropFirst(prefix.count)
    return Array((path.hasPrefix(prefix) && !rest.contains("/") ? String(rest) : path).utf8)
  }
}

extension NicRequest.Extra {
  /// The key with its value, as a string has it.
  var word: [UInt8] { Array("\(key)=".utf8) + value }
}

/// One parameter that differs.
public struct ParameterDifference: Hashable, Sendable {
  /// The parameter.
  public let parameter: DeviceParameter
  /// The value that the device has; empty for the default.
  public let found: [UInt8]
  /// The value that the file gives; empty for the default.
  public let wanted: [UInt8]
}

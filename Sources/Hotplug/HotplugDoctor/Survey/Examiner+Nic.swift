import HostFiles
import HotplugPlan

/// What an interface rests on.
extension Examiner {
  func nic(_ address: DeviceAddress, _ keys: DeviceKeys) -> NicEvidence {
    var nic = NicEvidence()
    let usual = "vif\(address.domid).\(address.devid)"
    // The script renames it, and a script that failed has not.
    let renamed = keys["vifname"].flatMap { NetworkPlace($0) }
    let place = renamed.flatMap { $0.isThere ? $0 : nil } ?? NetworkPlace(Array(usual.utf8))
    guard let place else { return nic }
    nic.interface = place.name
    nic.hasInterface = place.isThere ? .present : .absent
    if place.isThere {
      nic.isUp = place.isUp
      nic.master = place.master
    }
    let script = keys["script"].map { String(decoding: $0, as: UTF8.self) }
    // Other scripts make it part of something else, or of nothing.
    guard script?.split(separator: "/").last == "vif-bridge", let name = keys["bridge"], !name.isEmpty else {
      nic.master = nil
      return nic
    }
    nic.bridge = name
    guard let bridge = NetworkPlace(name) else { return nic }
    nic.hasBridge = bridge.isBridge ? .present : .absent
    if bridge.isBridge { nic.isBridgeUp = bridge.isUp }
    return nic
  }
}

/// An interface of this machine, as sysfs shows it.
private struct NetworkPlace {
  let name: [UInt8]
  private let path: String

  /// The place of a name; nil where it can be no interface's.
  init?(_ name: [UInt8]) {
    // IFNAMSIZ, linux/if.h.
    guard (1...15).contains(name.count), !name.contains(UInt8(ascii: "/")), !name.contains(0),
      let text = String(validating: name, as: UTF8.self), text != ".", text != ".."
    else { return nil }
    (self.name, path) = (name, "/sys/class/net/\(text)")
  }

  var isThere: Bool { fileStatus(Array(path.utf8)) != nil }
  var isBridge: Bool { fileStatus(Array("\(path)/bridge".utf8)) != nil }

  /// Whether it is set to be up: the first bit of its flags (linux/if.h IFF_UP).
  var isUp: Presence {
    guard let text = readText("\(path)/flags"), let flags = UInt32(text.dropFirst(2), radix: 16) else {
      return .unknown
    }
    return flags & 1 == 1 ? .present : .absent
  }

  /// What it is part of; empty for nothing.
  var master: [UInt8] {
    linkTarget("\(path)/master")?.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? []
  }
}

import Glibc
import HostFiles
import HotplugPlan

/// What this machine's kernel has, and what else would run Xen's scripts.
enum KernelParts {
  /// The most bytes of the list of built-in modules, and of a file of rules, that are read.
  static let fileByteCountMax = 1 << 18

  /// Whether the caller is root.
  static var isRoot: Bool { geteuid() == 0 }

  /// Whether the kernel serves devices of a kind: its driver is registered, or its module is there.
  static func presence(of backend: DeviceAddress.Backend) -> Presence {
    switch backend {
    case .vbd: isThere("/sys/bus/xen-backend/drivers/vbd") ? .present : presence(module: "xen-blkback")
    case .vif: isThere("/sys/bus/xen-backend/drivers/vif") ? .present : presence(module: "xen-netback")
    case .qdisk: .unknown
    }
  }

  /// The parts that devices need, each with its presence.
  static func all() -> [HostEvidence.Module] {
    [
      .init(name: "xen-blkback", presence: presence(of: .vbd)),
      .init(name: "xen-netback", presence: presence(of: .vif)),
      .init(name: "loop", presence: isThere("/dev/loop-control") ? .present : presence(module: "loop")),
      .init(name: "bridge", presence: presence(module: "bridge")),
    ]
  }

  private static func presence(module: String) -> Presence {
    let file = String(module.map { $0 == "-" ? "_" : $0 })
    if isThere("/sys/module/\(file)") { return .present }
    let release = readText("/proc/sys/kernel/osrelease") ?? ""
    let list = "/lib/modules/\(release)/modules.builtin"
    guard let built = readBytes(Array(list.utf8), atMost: fileByteCountMax) else {
      // Without a list of what is built in, a part without a directory in sysfs may be there all the same; a
      // backend is not, for it would be a driver of its bus.
      return module.hasPrefix("xen-") ? .absent : .unknown
    }
    let text = String(decoding: built, as: UTF8.self)
    return text.contains("/\(module).ko") || text.contains("/\(file).ko") ? .present : .absent
  }

  /// The files with rules for udev that run scripts for backends, as Xen before 4.6 had them.
  static func udevRules() -> [String] {
    var found: [String] = []
    for directory in ["/etc/udev/rules.d", "/run/udev/rules.d", "/usr/lib/udev/rules.d"] {
      for name in entries(of: directory).sorted() where name.hasSuffix(".rules") {
        let path = "\(directory)/\(name)"
        guard let bytes = readBytes(Array(path.utf8), atMost: fileByteCountMax) else { continue }
        let text = String(decoding: bytes, as: UTF8.self)
        if text.contains("xen-backend"), text.contains("/xen/scripts/") { found.append(path) }
      }
    }
    return found
  }

  private static func isThere(_ path: String) -> Bool { fileStatus(Array(path.utf8)) != nil }
}

import Glibc
import HostFiles
import HotplugPlan

/// Network interfaces as sysfs shows them in the namespace of the checks.
extension Bench {
  /// The flag of an interface that is up (`IFF_UP`, <net/if.h>).
  private static let upFlag = 1

  /// The name that the kernel gives the interface of a device.
  func name(of device: BenchDevice) -> String { "vif\(device.address.domid).\(device.address.devid)" }

  /// Whether there is an interface.
  static func exists(_ name: String) -> Bool { access("/sys/class/net/\(name)", F_OK) == 0 }

  /// An attribute of an interface, such as `mtu`; nil if absent.
  static func attribute(_ attribute: String, of name: String) -> String? {
    readText("/sys/class/net/\(name)/\(attribute)")
  }

  /// Whether an interface is up.
  static func isUp(_ name: String) -> Bool {
    let flags = attribute("flags", of: name).flatMap { Int($0.dropFirst("0x".count), radix: 16) }
    return (flags ?? 0) & upFlag != 0
  }

  /// The bridge of which an interface is a port; nil if none.
  static func master(of name: String) -> String? {
    linkTarget("/sys/class/net/\(name)/master").flatMap { target in
      target.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// An emulated interface whose first execution has succeeded, and the trial of the second.
  func connectedTwin() throws(CheckEnding) -> (BenchDevice, Trial) {
    let device = try interface { $0.isEmulated = true }
    try succeed(device)
    return (device, try execute(device.steps[1], device))
  }
}

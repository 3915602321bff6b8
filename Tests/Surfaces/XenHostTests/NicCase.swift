import Foundation
import Testing
import XLTestKit

/// A kind of network interface: a column of the table.
enum NicCase: String, CaseIterable, CustomTestStringConvertible, Sendable {
  case bridge
  case script
  case rate
  case vifname

  var testDescription: String { rawValue }

  /// The hardware address that the guest knows it by.
  static let mac = "00:16:3e:0a:0b:0c"

  /// The words for xl; xlplug takes them with commas.
  var spec: String {
    let mac = "mac=\(Self.mac)"
    return switch self {
    case .bridge: "\(mac) bridge=xlbr1"
    case .script: "\(mac) bridge=\(XenHost.bridge) script=vif-thing"
    case .rate: "\(mac) bridge=\(XenHost.bridge) rate=10Mb/s@20ms"
    case .vifname: "\(mac) bridge=\(XenHost.bridge) vifname=web0"
    }
  }

  /// The address of dom0 on its bridge, and one for the guest.
  var addresses: (host: String, guest: String) {
    self == .bridge ? ("10.8.0.1", "10.8.0.2") : (XenHost.address, "10.9.0.2")
  }

  /// What it needs on the host.
  func prepare() throws {
    switch self {
    case .bridge:
      try XenHost.shell(
        """
        [ -d /sys/class/net/xlbr1 ] && exit
        ip link add xlbr1 type bridge
        ip address add 10.8.0.1/24 dev xlbr1
        ip link set xlbr1 up
        """
      )
    case .script:
      try HostScript.install(
        "vif-thing",
        #"echo "$* $vif" >>"\#(XenHost.directory.path)/vif-thing"; exec /etc/xen/scripts/vif-bridge "$@""#
      )
    default: break
    }
  }
}

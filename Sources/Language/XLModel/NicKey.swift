/// A parameter of a vif string, with all that is reported about it in one place.
public struct NicKey: Sendable {
  /// What the parameter's value is.
  public enum Kind: Hashable, Sendable {
    /// Any bytes.
    case string
    /// A hardware address.
    case mac
    /// One of `NicType`.
    case type
    /// A `Rate`.
    case rate
    /// A decimal number of 32 bits.
    case number
    /// No value; the word itself is the parameter.
    case flag
  }

  /// How the parameter is spelled.
  public let name: String
  /// The member of libxl's `libxl_device_nic` that it sets; nil where it sets none.
  public let field: String?
  /// What its value is.
  public let kind: Kind
  /// The first release that knows it.
  public let since: XenVersion
  /// What it is for, in a few words.
  public let summary: String

  init(_ name: String, _ field: String?, _ kind: Kind, since: XenVersion = .oldest, _ summary: String) {
    self.name = name
    self.field = field
    self.kind = kind
    self.since = since
    self.summary = summary
  }
}

extension NicKey: Hashable {
  /// Keys are the same when they are spelled the same.
  public static func == (left: Self, right: Self) -> Bool { left.name == right.name }
  /// Hashes as little of the spelling as distinguishes most keys.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name.utf8.count)
    hasher.combine(name.utf8.last)
    hasher.combine(name.utf8.first)
  }
}

// MARK: - The table

extension NicKey {
  /// The hardware address.
  public static let mac = NicKey("mac", "mac", .mac, "MAC address, six octets in hexadecimal")
  /// The bridge.
  public static let bridge = NicKey("bridge", "bridge", .string, "bridge of the interface")
  /// The interface whose address vif-route borrows.
  public static let gatewaydev = NicKey(
    "gatewaydev",
    "gatewaydev",
    .string,
    "interface whose address the routing scripts use"
  )
  /// The old name of `gatewaydev`.
  public static let netdev = NicKey("netdev", "gatewaydev", .string, "deprecated name of gatewaydev")
  /// Addresses for scripts.
  public static let ip = NicKey(
    "ip",
    "ip",
    .string,
    "addresses that scripts route to the guest, or allow it to use"
  )
  /// The hotplug script.
  public static let script = NicKey("script", "script", .string, "hotplug script")
  /// The driver domain.
  public static let backend = NicKey("backend", "backend_domname", .string, "backend domain")
  /// The interface name in the backend domain.
  public static let vifname = NicKey(
    "vifname",
    "ifname",
    .string,
    "name of the interface in the backend domain"
  )
  /// The emulated card.
  public static let model = NicKey("model", "model", .string, "network card that QEMU emulates")
  /// Emulated or paravirtual.
  public static let type = NicKey(
    "type",
    "nictype",
    .type,
    "'vif' for a paravirtual interface, 'ioemu' with an emulated card too"
  )
  /// The limit on what the guest sends.
  public static let rate = NicKey("rate", "rate_bytes_per_interval", .rate, "limit of outgoing traffic")
  /// The number of the interface.
  public static let devid = NicKey("devid", "devid", .number, "number of the interface in the guest, from 0")
  /// The largest frame.
  public static let mtu = NicKey("mtu", "mtu", .number, "largest packet in bytes")
  /// VLANs of the bridge port.
  public static let vlan = NicKey("vlan", "vlan", .string, since: .v4_19, "VLANs of the bridge port")
  /// Not supported by xl.
  public static let accel = NicKey("accel", nil, .string, "not supported by xl")
  /// The backend is trusted.
  public static let trusted = NicKey("trusted", "trusted", .flag, "the guest trusts the backend")
  /// The backend is not trusted.
  public static let untrusted = NicKey("untrusted", "trusted", .flag, "the guest does not trust the backend")
  /// COLO's forward interface.
  public static let forwarddev = NicKey(
    "forwarddev",
    "coloft_forwarddev",
    .string,
    "COLO: interface to forward to"
  )

  /// Every key that is in the manual or that people write, in the order in which they are listed to users.
  public static let common: [NicKey] = [
    mac, bridge, ip, script, type, model, vifname, rate, mtu, vlan, devid, backend, gatewaydev, netdev,
    trusted,
    untrusted, accel, forwarddev,
  ]

  /// The keys of COLO fault tolerance; each sets the member of its own name.
  public static let colo: [NicKey] = coloNames.map { NicKey($0, $0, .string, "COLO") }

  /// Every key.
  public static let all: [NicKey] = common + colo

  /// The key that is spelled like this, in this case.
  public static func named(_ name: some Collection<UInt8>) -> NicKey? { byName[Array(name)] }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { (Array($0.name.utf8), $0) })

  private static let coloNames: [String] = {
    let socket = ["id", "ip", "port"]
    let filter = ["queue", "indev", "outdev"]
    func names(_ stem: String, _ ends: [String]) -> [String] { ends.map { "\(stem)_\($0)" } }
    return [
      names("colo_sock_mirror", socket),
      names("colo_sock_compare_pri_in", socket),
      names("colo_sock_compare_sec_in", socket),
      names("colo_sock_compare_notify", socket),
      (0...2).flatMap { names("colo_sock_redirector\($0)", socket) },
      names("colo_filter_mirror", ["queue", "outdev"]),
      (0...1).flatMap { names("colo_filter_redirector\($0)", filter) },
      names("colo_compare", ["pri_in", "sec_in", "out", "notify_dev"]),
      (0...1).flatMap { names("colo_sock_sec_redirector\($0)", socket) },
      (0...1).flatMap { names("colo_filter_sec_redirector\($0)", filter) },
      ["colo_filter_sec_rewriter0_queue", "colo_checkpoint_host", "colo_checkpoint_port"],
    ].flatMap { $0 }
  }()
}

extension XenVersion {
  /// The release that brought `vlan` for vifs, and `trusted` and `grant_usage` for disks.
  static let v4_19 = XenVersion("4.19") ?? .newest
}

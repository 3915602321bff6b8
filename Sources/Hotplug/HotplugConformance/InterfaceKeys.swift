/// The keys that the interfaces of a run have.
public struct InterfaceKeys: Sendable {
  /// The bridge, which exists; nil for one that is made.
  public var bridge: [UInt8]?
  /// The value of `ip` of the first guest; nil for none.
  public var ip: [UInt8]?
  /// The value of `gatewaydev`, an interface that exists; nil for none.
  public var gatewayDevice: [UInt8]?

  /// No keys but those of each interface.
  public init() {}

  /// The value of `ip` of a guest: an IPv4 address is counted up, since two guests cannot have one.
  func ip(ofGuest guest: UInt16) -> [UInt8]? {
    guard let ip else { return nil }
    let parts = String(decoding: ip, as: UTF8.self).split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4, let last = UInt8(parts[3]) else { return ip }
    let number = last &+ UInt8(truncatingIfNeeded: guest &- Bench.guest)
    return Array((parts.dropLast() + ["\(number)"]).joined(separator: ".").utf8)
  }

  /// Whether a key names an interface of the network that the command runs in.
  var needsHost: Bool { bridge != nil || gatewayDevice != nil }
}

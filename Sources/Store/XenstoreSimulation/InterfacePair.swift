internal import Glibc

/// The network interface of a simulated vif: one end of a veth pair, made and removed over netlink.
///
/// No program is started for it: a child of ours could be taken for a script's by the process that collects
/// those.
package struct InterfacePair {
  /// The other end, which keeps its name when a script renames the first.
  private let peer: String

  /// The most bytes of an interface's name (`IFNAMSIZ` less its NUL, <net/if.h>).
  static let nameByteCountMax = 15

  /// Makes the pair; nil where an interface of that name is there already, or may not be made.
  package init?(making name: String) {
    peer = "p" + name
    guard peer.utf8.count <= Self.nameByteCountMax else { return nil }
    let kind = NetlinkMessage.attribute(.infoKind, Array("veth".utf8))
    let other = NetlinkMessage.linkHeader + NetlinkMessage.name(peer)
    let pair = NetlinkMessage.attribute(.infoData, NetlinkMessage.attribute(.vethPeer, other))
    let body = NetlinkMessage.name(name) + NetlinkMessage.attribute(.linkInfo, kind + pair)
    guard NetlinkMessage(.newLink, body).send() else { return nil }
  }

  /// Takes both ends away.
  package func remove() { _ = NetlinkMessage(.deleteLink, NetlinkMessage.name(peer)).send() }
}

/// One request to the kernel about a network interface (rtnetlink(7), Linux 6.1).
struct NetlinkMessage {
  enum Kind: UInt16 {
    case newLink = 16
    case deleteLink = 17
  }

  enum Attribute: UInt16 {
    case interfaceName = 3
    case linkInfo = 18
    case infoKind = 1
    case infoData = 2
    static let vethPeer = Attribute.infoKind
  }

  private let bytes: [UInt8]

  /// An `ifinfomsg` that leaves everything to the kernel.
  static let linkHeader = [UInt8](repeating: 0, count: 16)
  private static let headerByteCount = 16
  private static let request: UInt16 = 0x1
  private static let acknowledge: UInt16 = 0x4
  private static let createOnly: UInt16 = 0x600
  private static let addressFamily: Int32 = 16
  private static let addressByteCount = 12

  init(_ kind: Kind, _ body: [UInt8]) {
    let flags = Self.request | Self.acknowledge | (kind == .newLink ? Self.createOnly : 0)
    let length = UInt32(Self.headerByteCount + Self.linkHeader.count + body.count)
    bytes =
      Self.word(length) + Self.half(kind.rawValue) + Self.half(flags) + Self.word(1) + Self.word(0)
      + Self.linkHeader + body
  }

  static func name(_ text: String) -> [UInt8] { attribute(.interfaceName, Array(text.utf8) + [0]) }

  static func attribute(_ kind: Attribute, _ value: [UInt8]) -> [UInt8] {
    let padding = [UInt8](repeating: 0, count: (4 - value.count % 4) % 4)
    return half(UInt16(4 + value.count)) + half(kind.rawValue) + value + padding
  }

  /// Sends it; whether the kernel did what it says.
  func send() -> Bool {
    let socket = socket(Self.addressFamily, Int32(SOCK_RAW.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    if socket < 0 { return false }
    defer { _ = close(socket) }
    let sent = unsafe bytes.withUnsafeBytes { unsafe Glibc.send(socket, $0.baseAddress, $0.count, 0) }
    guard sent == bytes.count else { return false }
    var answer = [UInt8](repeating: 0, count: 8192)
    let count = unsafe answer.withUnsafeMutableBytes { unsafe recv(socket, $0.baseAddress, $0.count, 0) }
    // The answer is an error message whose number is 0 where all went well.
    let code = answer[Self.headerByteCount..<(Self.headerByteCount + 4)]
    return count >= Self.headerByteCount + 4 && code.allSatisfy { $0 == 0 }
  }

  private static func half(_ value: UInt16) -> [UInt8] {
    unsafe withUnsafeBytes(of: value) { unsafe Array($0) }
  }

  private static func word(_ value: UInt32) -> [UInt8] {
    unsafe withUnsafeBytes(of: value) { unsafe Array($0) }
  }
}

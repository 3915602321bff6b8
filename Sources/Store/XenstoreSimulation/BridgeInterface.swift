/// A bridge without ports, made and removed over netlink, for scripts that look for one.
package struct BridgeInterface {
  private let name: String

  /// Makes the bridge; nil where an interface of that name is there already, or may not be made.
  package init?(making name: String) {
    guard name.utf8.count <= InterfacePair.nameByteCountMax else { return nil }
    let kind = NetlinkMessage.attribute(.infoKind, Array("bridge".utf8))
    let body = NetlinkMessage.name(name) + NetlinkMessage.attribute(.linkInfo, kind)
    guard NetlinkMessage(.newLink, body).send() else { return nil }
    self.name = name
  }

  /// Takes it away.
  package func remove() { _ = NetlinkMessage(.deleteLink, NetlinkMessage.name(name)).send() }
}

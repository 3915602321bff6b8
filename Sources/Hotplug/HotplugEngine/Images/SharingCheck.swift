public import HotplugPlan
package import XenstoreHost
package import XenstoreWire

/// Another guest's device that uses the same image, found before any script runs.
public struct SharedImage: Hashable, Sendable {
  /// The other device.
  public var user: DeviceAddress
  /// The target as its backend was given it.
  public var target: [UInt8]
  /// Whether the other may write.
  public var isWritable: Bool

  /// A device that uses an image.
  public init(user: DeviceAddress, target: [UInt8], isWritable: Bool) {
    (self.user, self.target, self.isWritable) = (user, target, isWritable)
  }
}

/// Finds who else uses an image.
///
/// The check in Xen's `block` script compares a device number in hexadecimal with one in decimal and lets
/// everything pass (tools/hotplug/Linux/block up to 4.23), so it is made here: by device and inode, through
/// every other name.
package struct SharingCheck {
  let client: StoreClient
  /// The domain whose backends are looked at; its file system is the one that paths are looked up in.
  let ownDomid: UInt16

  /// A check for what a domain serves.
  package init(client: StoreClient, ownDomid: UInt16) {
    self.client = client
    self.ownDomid = ownDomid
  }

  /// The kinds of block backend whose `params` end in a path (qemu and tapdisk put a format before it).
  private static let backendKinds = ["vbd", "qdisk", "vbd3"]

  /// A device of another guest that overlaps `identity`, where one of the two may write; nil where none does.
  package func conflict(with identity: ImageIdentity, of device: DeviceAddress, isWritable: Bool)
    throws(StoreFault)
    -> SharedImage?
  {
    let home = DeviceAddress.backendHome(ownDomid)
    let present = try client.listIfPresent(home) ?? []
    for kind in Self.backendKinds where present.contains(kind) {
      for path in try client.backendDirectories(kind, of: ownDomid, exceptFor: device.domid) {
        guard let found = try user(at: path, kind: kind) else { continue }
        if (isWritable || found.isWritable), found.identity.overlaps(identity) { return found.image }
      }
    }
    return nil
  }

  private typealias User = (identity: ImageIdentity, image: SharedImage, isWritable: Bool)

  private func user(at path: StorePath, kind: String) throws(StoreFault) -> User? {
    let keys = ["params", "script", "physical-device", "mode"].map { path.appending($0) }
    let values = try client.readIfPresent(keys)
    guard let params = values[0], !params.isEmpty, let address = DeviceAddress(backendPath: path, kind: .vbd)
    else {
      return nil
    }
    let target = kind == "vbd" ? params : Array(params.drop { $0 != UInt8(ascii: ":") }.dropFirst())
    let script = values[1].map { String(decoding: $0, as: UTF8.self) }
    var identity = Self.identity(target: target, script: script)
    if let (major, minor) = values[2].flatMap({ DeviceNumbers.hexadecimal($0) }) {
      let physical = ImageIdentity(major: major, minor: minor)
      identity.things.formUnion(physical.things)
      identity.wholes.formUnion(physical.wholes)
    }
    let mode = values[3] ?? []
    let isWritable = mode.first == UInt8(ascii: "w")
    return (identity, SharedImage(user: address, target: target, isWritable: isWritable), isWritable)
  }

  /// The identity of a target before its script has run: what the path leads to, and the words themselves
  /// where a script of one's own gives them a meaning.
  package static func identity(target: [UInt8], script: String?) -> ImageIdentity {
    var identity = ImageIdentity(path: target) ?? ImageIdentity(things: [])
    if let script { identity.things.insert(.opaque(script: script, target: target)) }
    return identity
  }
}

import CLibxl

/// A device as libxl lists it.
public struct LibxlListing: Hashable, Sendable {
  /// Its number; -1 where libxl does not say.
  public var devid: Int32
  /// The domain that serves it.
  public var backendDomid: UInt32
  /// The state of its frontend by xenbus's numbers; -1 where libxl does not say.
  public var state: Int32
  /// The backend's directory.
  public var backendPath: String?
  /// A disk's target, without what was before its first colon; nil for an interface.
  public var target: [UInt8]?
  /// A disk's vdev.
  public var vdev: [UInt8]?
  /// Whether a disk may be written.
  public var isWritable: Bool
  /// An interface's address.
  public var mac: [UInt8]
  /// An interface's bridge.
  public var bridge: [UInt8]?

  init(_ listed: clibxl_listed) {
    func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8]? { text.map { Array(String(cString: $0).utf8) } }
    (devid, backendDomid, state) = (listed.devid, listed.backend_domid, listed.state)
    backendPath = listed.backend_path.map { String(cString: $0) }
    (target, vdev, bridge) = (bytes(listed.target), bytes(listed.vdev), bytes(listed.bridge))
    isWritable = listed.writable
    mac = withUnsafeBytes(of: listed.mac) { Array($0) }
  }
}

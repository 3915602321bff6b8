/// A disk as libxl takes it (`libxl_device_disk`), with libxl's defaults for what is not said.
public struct LibxlDisk: Hashable, Sendable {
  /// What serves a disk (`libxl_disk_backend`).
  public enum Backend: Int32, Hashable, Sendable {
    /// libxl chooses.
    case unknown
    /// The kernel's block backend.
    case phy
    /// blktap.
    case tap
    /// qemu.
    case qdisk
    /// A program that libxl does not start.
    case standalone
  }

  /// How the data is laid out (`libxl_disk_format`).
  public enum Format: Int32, Hashable, Sendable {
    /// libxl takes it as raw.
    case unknown
    /// The first qcow.
    case qcow
    /// The second qcow.
    case qcow2
    /// VHD.
    case vhd
    /// As it is.
    case raw
    /// A drive without a medium.
    case empty
    /// QED.
    case qed
  }

  /// How guest and backend speak (`libxl_disk_specification`).
  public enum Specification: Int32, Hashable, Sendable {
    /// libxl chooses.
    case unknown
    /// Xen's block protocol.
    case xen
    /// virtio.
    case virtio
  }

  /// The domain of the backend.
  public var backendDomid: UInt32 = 0
  /// Its name, which libxl looks up and prefers to the number.
  public var backendDomname: [UInt8]?
  /// What is served: a path, or a text for the script.
  public var path: [UInt8]?
  /// The guest's name of it, such as `xvdb`; libxl refuses a disk without one.
  public var vdev: [UInt8]
  /// What serves it.
  public var backend = Backend.unknown
  /// How it is laid out.
  public var format = Format.unknown
  /// The hotplug script; libxl's own if there is none.
  public var script: [UInt8]?
  /// Whether it can be taken out by the guest.
  public var isRemovable = false
  /// Whether the guest may write.
  public var isWritable = false
  /// Whether it is a CD-ROM.
  public var isCDROM = false
  /// Whether a backend may go around the page cache.
  public var isDirectIOSafe = false
  /// Whether discards reach what is behind; nil is libxl's default.
  public var discards: Bool?
  /// Whether the guest may trust the backend; nil is libxl's default.
  public var trusted: Bool?
  /// How guest and backend speak.
  public var specification = Specification.unknown

  /// A disk of defaults.
  public init(vdev: [UInt8], path: [UInt8]? = nil) { (self.vdev, self.path) = (vdev, path) }
}

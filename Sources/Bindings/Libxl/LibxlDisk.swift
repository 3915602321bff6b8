import CLibxl
import Glibc

/// A disk as libxl is notified of it (`libxl_device_disk`); what is nil is left to libxl.
public struct LibxlDisk: Hashable, Sendable {
  /// Who serves it.
  public enum Backend: UInt8, Hashable, Sendable {
    /// The kernel.
    case phy
    /// A qemu process.
    case qdisk
    /// The process that libxl finds fit.
    case open
  }

  /// What the image is.
  public enum Format: UInt8, Hashable, Sendable {
    /// Blocks as they are.
    case raw
    /// Formats of qemu.
    case qcow, qcow2, vhd, qed
    /// A CD drive without a medium.
    case empty
  }

  /// The domain that serves it.
  public var backendDomid: UInt32 = 0
  /// The target.
  public var path: [UInt8] = []
  /// The vdev: `xvda`.
  public var vdev: [UInt8] = []
  /// The script, where it is not the usual one.
  public var script: [UInt8]?
  /// Who serves it.
  public var backend = Backend.phy
  /// What the image is.
  public var format = Format.raw
  /// Whether a guest may take the medium out.
  public var isRemovable = false
  /// Whether it may be written.
  public var isWritable = true
  /// A CD drive.
  public var isCDROM = false
  /// Whether the host's page cache may be bypassed.
  public var isDirectIOSafe = false
  /// Whether the guest may discard blocks.
  public var discards: Bool?
  /// Whether the guest trusts the backend.
  public var trusted: Bool?

  /// A writable raw disk that the kernel serves.
  public init() {}

  /// libxl's own JSON of it, which needs neither a context nor Xen; nil where memory is short.
  public func json(_ library: LibxlLibrary) -> String? {
    withDisk { disk in taken(clibxl_disk_json(library.table, disk)) }
  }

  /// Calls with the C structure, whose strings live for the call.
  func withDisk<R>(_ body: (UnsafePointer<clibxl_disk>) -> R) -> R {
    withStrings([path, vdev, script]) { strings in
      var disk = clibxl_disk()
      disk.backend_domid = backendDomid
      (disk.path, disk.vdev, disk.script) = (strings[0], strings[1], strings[2])
      disk.backend = Int32(backend.number)
      disk.format = Int32(format.number)
      (disk.removable, disk.writable, disk.cdrom) = (isRemovable, isWritable, isCDROM)
      disk.direct_io_safe = isDirectIOSafe
      (disk.discard, disk.trusted) = (choice(discards), choice(trusted))
      return withUnsafePointer(to: disk, body)
    }
  }
}

extension LibxlDisk.Backend {
  fileprivate var number: Int {
    switch self {
    case .phy: CLIBXL_DISK_PHY
    case .qdisk: CLIBXL_DISK_QDISK
    case .open: CLIBXL_DISK_OPEN
    }
  }
}

extension LibxlDisk.Format {
  fileprivate var number: Int {
    switch self {
    case .raw: CLIBXL_FORMAT_RAW
    case .qcow: CLIBXL_FORMAT_QCOW
    case .qcow2: CLIBXL_FORMAT_QCOW2
    case .vhd: CLIBXL_FORMAT_VHD
    case .qed: CLIBXL_FORMAT_QED
    case .empty: CLIBXL_FORMAT_EMPTY
    }
  }
}

/// 1 or 0, or -1 for what is left open.
func choice(_ value: Bool?) -> Int32 { value.map { $0 ? 1 : 0 } ?? -1 }

/// A string that C allocated, which is freed.
func taken(_ text: UnsafeMutablePointer<CChar>?) -> String? {
  guard let text else { return nil }
  defer { free(text) }
  return String(cString: text)
}

/// Calls with C strings, each ended by a NUL byte, that live for the call; nil stays nil.
func withStrings<R>(_ texts: [[UInt8]?], _ body: ([UnsafePointer<CChar>?]) -> R) -> R {
  let copies: [UnsafeMutablePointer<CChar>?] = texts.map { text in
    guard let text else { return nil }
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.count + 1)
    for (at, byte) in text.enumerated() { copy[at] = CChar(bitPattern: byte) }
    copy[text.count] = 0
    return copy
  }
  defer { for copy in copies { copy?.deallocate() } }
  return body(copies.map { $0.map { UnsafePointer($0) } })
}

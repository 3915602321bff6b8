public import XLModel
import XenstoreWire

/// An image in a CD drive.
public struct Medium: Hashable, Sendable {
  /// The path of the image.
  public var target: [UInt8]
  /// The format of the image.
  public var format: DiskFormat

  /// An image in a format.
  public init(target: [UInt8], format: DiskFormat = .raw) { (self.target, self.format) = (target, format) }

  /// The image of a disk string; nil for an empty drive.
  public init?(_ disk: DiskSpec) {
    guard disk.format != .empty, let target = disk.target?.value, !target.isEmpty else { return nil }
    self.init(target: target, format: disk.format)
  }

  /// The medium that the value of a drive's key `params` names; nil for an empty drive and for a format that
  /// libxl does not write.
  public init?(params: [UInt8]) {
    guard let colon = params.firstIndex(of: UInt8(ascii: ":")), colon + 1 < params.count,
      let format = DiskFormat.allCases.first(where: { $0.qemuWord.utf8.elementsEqual(params[..<colon]) })
    else { return nil }
    self.init(target: Array(params[(colon + 1)...]), format: format)
  }

  /// The word for the format in the key `params`.
  public var formatWord: String { format.qemuWord }

  /// The value of the key `params`.
  public var params: [UInt8] { Array("\(formatWord):".utf8) + target }

  /// The name of qemu's driver for the format (libxl__qemu_disk_format_string, Xen 4.17).
  public var driver: String {
    switch format {
    case .raw, .empty: "raw"
    case .vhd: "vpc"
    case .qcow, .qcow2, .qed: formatWord
    }
  }
}

extension Medium: CustomStringConvertible {
  /// The path in quotes.
  public var description: String { "'\(String(readable: target))'" }
}

/// A CD drive that the qemu of a guest emulates.
public struct CDDrive: Hashable, Sendable {
  /// The device.
  public var address: DeviceAddress
  /// The recorded vdev: `hdc`.
  public var name: [UInt8]
  /// libxl's JSON of the domain's configuration, with libxl's locks beside it; nil if absent.
  public var document: String?

  /// A drive.
  public init(_ address: DeviceAddress, name: [UInt8], document: String? = nil) {
    (self.address, self.name, self.document) = (address, name, document)
  }

  /// The name that libxl gives the drive in qemu (libxl_dm.c, Xen 4.17).
  public var qemuID: String { "ide-\(address.devid)" }

  /// The changes that write the medium of the drive into the store, as libxl makes them (libxl_disk.c, Xen
  /// 4.17).
  ///
  /// An empty drive gets the value that libxl writes when it creates a guest, `aio:`. When libxl ejects, it
  /// writes an empty value, and qemu 7.2 crashes on that where it has no backend for the drive yet (seen with
  /// 'xl cd-insert' into a drive that was empty when its guest was created).
  func operations(publishing medium: Medium?) -> [StoreOperation] {
    [address.backendPath, address.toolstackPath].flatMap { home -> [StoreOperation] in
      [
        .write(home.appending("type"), Array(address.backend.rawValue.utf8)),
        .write(home.appending("params"), (medium ?? Medium(target: [])).params),
      ]
    }
  }
}

extension CDDrive: CustomStringConvertible {
  /// `hdc of domain 7`.
  public var description: String { "\(String(readable: name)) of domain \(address.domid)" }
}

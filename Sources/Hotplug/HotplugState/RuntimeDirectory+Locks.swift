package import DiskImages
package import HotplugPlan

extension RuntimeDirectory {
  /// The file of a device's lock.
  package func lock(of device: DeviceAddress) -> String {
    file("\(device.kind.rawValue)-\(device.domid)-\(device.devid).lock")
  }

  /// The files of the locks of an image, in the order in which they are taken: of the thing, of what is
  /// after it, and of the disk that it is a part of.
  ///
  /// Two images that overlap have a lock in common.
  package func locks(of identity: ImageIdentity) -> [String] {
    identity.things.union(identity.wholes).map { thing in
      switch thing {
      case .file(let device, let inode): file("image-file-\(device)-\(inode).lock")
      case .block(let major, let minor): file("image-block-\(major)-\(minor).lock")
      case .opaque(let script, let target):
        file("image-target-\(Self.digest(Array(script.utf8) + [0] + target)).lock")
      }
    }.sorted()
  }

  /// The file of the lock of a MAC address.
  package func lock(ofMAC address: String) -> String { file("mac-\(address).lock") }
}

package import DiskImages
package import HotplugPlan

extension RuntimeDirectory {
  /// The file of a device's lock.
  package func lock(of device: DeviceAddress) -> String { file(of: device, "lock") }

  /// The file of a kind that belongs to a device, the same whoever serves it: a guest has one device of a
  /// number.
  func file(of device: DeviceAddress, _ kind: String) -> String {
    file("\(device.kind.rawValue)-\(device.domid)-\(device.devid).\(kind)")
  }

  /// The file of the lock under which the QEMU of a guest is started and ended in the domain that serves it.
  package func lock(ofQEMUFor guest: UInt16) -> String { file("qemu-\(guest).lock") }

  /// The file that gets what the QEMU of a guest prints in that domain.
  package func log(ofQEMUFor guest: UInt16) -> String { file("qemu-\(guest).log") }

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

extension DeviceAddress {
  /// The device that a file of the runtime directory is about: `vbd-7-51712.journal`; nil where it is about
  /// none.
  package init?(runtimeFile name: String, servedBy backendDomid: UInt16 = 0) {
    let stem = name.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = stem.first else { return nil }
    let parts = first.split(separator: "-")
    guard parts.count == 3, let kind = Kind(rawValue: String(parts[0])), let domid = UInt16(parts[1]),
      let devid = Int32(parts[2]), devid >= 0
    else { return nil }
    let backend: Backend = kind == .vbd ? .vbd : .vif
    self.init(kind: kind, backend: backend, domid: domid, devid: devid, backendDomid: backendDomid)
  }
}

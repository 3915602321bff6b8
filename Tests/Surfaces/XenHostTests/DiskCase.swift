import Foundation
import Testing
import XLTestKit

/// A kind of disk: a column of the table.
enum DiskCase: String, CaseIterable, CustomTestStringConvertible, Sendable {
  case file
  case readOnlyFile
  case blockDevice
  case cdrom
  case script
  case iscsi
  case nbd
  case qcow2

  var testDescription: String { rawValue }

  /// What `--builtin-block` is for.
  var isPlain: Bool { [.file, .readOnlyFile, .blockDevice, .cdrom].contains(self) }
  /// Whether the guest must not write.
  var isReadOnly: Bool { self == .readOnlyFile || self == .cdrom }
}

/// A disk of a case, made of random bytes, ready to be attached.
final class TestDisk {
  /// A size that is nobody's default: 1 MiB and three sectors.
  static let size = 1_050_112
  /// Where the guest writes.
  static let sector = 1030
  let kind: DiskCase
  /// Its name in the guest.
  let vdev: String
  /// The MD5 of its bytes.
  let sum: String
  private let image: String
  private var loop: String?

  init(_ kind: DiskCase, vdev: String = "xvdb") throws {
    (self.kind, self.vdev) = (kind, vdev)
    image = XenHost.directory.appendingPathComponent("\(kind)-\(vdev).img").path
    try FileManager.default.createDirectory(at: XenHost.directory, withIntermediateDirectories: true)
    try XenHost.shell("head -c \(Self.size) /dev/urandom >\(image)")
    sum = String(try XenHost.must(["md5sum", image]).prefix(32))
    switch kind {
    case .blockDevice: loop = try LoopDevices.attach(image)
    case .qcow2:
      try XenHost.shell("qemu-img convert -f raw -O qcow2 \(image) \(image).qcow2")
    case .script, .iscsi, .nbd: try Self.install(kind)
    default: break
    }
  }

  deinit {
    if let loop { LoopDevices.detach(loop, of: image) }
    for path in [image, image + ".qcow2"] { try? FileManager.default.removeItem(atPath: path) }
  }

  /// The words for xl and for xlplug.
  var spec: String {
    switch kind {
    case .file: "\(image),raw,\(vdev),w"
    case .readOnlyFile: "\(image),raw,\(vdev),r"
    case .blockDevice: "\(loop ?? ""),raw,\(vdev),w"
    case .cdrom: "\(image),raw,\(vdev),cdrom"
    case .script: "format=raw,vdev=\(vdev),access=w,script=block-thing,target=thing\(image)"
    case .iscsi, .nbd: "\(kind):thing\(image),\(vdev),w"  // the prefix says raw
    case .qcow2: "\(image).qcow2,qcow2,\(vdev),w"
    }
  }

  /// The bytes of the image at the sector that the guest wrote to.
  func written(_ count: Int) throws -> String {
    if kind == .qcow2 { try XenHost.shell("qemu-img convert -f qcow2 -O raw \(image).qcow2 \(image)") }
    return try XenHost.shell(
      "dd if=\(image) bs=512 skip=\(Self.sector) count=1 status=none | head -c \(count)"
    )
  }

  /// A script that stands in for one that would ask another machine: `thing/path` is the file at that path.
  private static func install(_ kind: DiskCase) throws {
    try HostScript.install(
      kind == .script ? "block-thing" : "block-\(kind)",
      #"""
      target=$(xenstore-read "$XENBUS_PATH/params")
      case $1 in
        add)
          # The same lock as Xen's block, which looks for a free loop device in two steps.
          set +u; . /etc/xen/scripts/locking.sh; claim_lock block
          device=$(losetup --show -f "${target#thing}")
          release_lock block
          xenstore-write "$XENBUS_PATH/node" "$device" "$XENBUS_PATH/hotplug-status" connected \
            "$XENBUS_PATH/physical-device" "$(stat -c %t:%T "$device")" ;;
        remove) losetup -d "$(xenstore-read "$XENBUS_PATH/node")" ;;
      esac
      """#
    )
  }
}

import Glibc
import HostFiles

/// A loop device of the host.
package struct LoopDevice: Hashable, Sendable {
  /// The major number of every loop device (Linux, Documentation/admin-guide/devices.txt).
  package static let major: UInt32 = 7

  /// The number in `/dev/loopN`.
  package var number: UInt32

  /// The loop device with this number.
  package init(number: UInt32) { self.number = number }

  /// The loop device that block numbers name, or nil where they name another device.
  ///
  /// With partition scanning the minor number is not the number in the name: where no node of that name has
  /// it, sysfs is asked, which costs several times as much.
  package init?(major: UInt32, minor: UInt32) {
    guard major == Self.major else { return nil }
    number = minor
    if let node = fileStatus(Array(path.utf8)), node.st_mode & S_IFMT == S_IFBLK,
      DeviceNumbers.major(UInt64(node.st_rdev)) == major, DeviceNumbers.minor(UInt64(node.st_rdev)) == minor
    {
      return
    }
    guard let device = readText("/sys/dev/block/\(major):\(minor)/uevent"),
      let line = device.split(separator: "\n").first(where: { $0.hasPrefix("DEVNAME=loop") }),
      let number = UInt32(line.dropFirst("DEVNAME=loop".count))
    else { return nil }
    self.number = number
  }

  /// The loop device whose node this path is: `/dev/loop3`.
  package init?(path: [UInt8]) {
    let prefix = Array("/dev/loop".utf8)
    guard path.starts(with: prefix),
      let number = UInt32(String(decoding: path.dropFirst(prefix.count), as: UTF8.self))
    else { return nil }
    self.number = number
  }

  /// Its major and minor numbers; nil where it is gone.
  package var numbers: (UInt32, UInt32)? {
    readText("/sys/block/loop\(number)/dev").flatMap { DeviceNumbers.decimal($0) }
  }

  /// The path of its node.
  package var path: String { "/dev/loop\(number)" }

  /// The path of the backing file, as the kernel reports it; nil where none is attached.
  package var filePath: String? { readText("/sys/block/loop\(number)/loop/backing_file") }

  /// The backing file; nil where none is attached.
  package var file: ImageIdentity.Thing? { LoopAttachment(of: self)?.file }
}

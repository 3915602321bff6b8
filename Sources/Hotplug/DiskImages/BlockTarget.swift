import Glibc
import HostFiles
import HotplugPlan

/// A disk's target, opened once: what is checked, what is compared and what the loop device gets is one and
/// the same, whatever the name leads to a moment later.
///
/// The descriptor (O_PATH, open(2)) only holds the place, so opening a device or a pipe by mistake does
/// nothing to it.
package final class BlockTarget {
  /// What it is.
  package enum Kind: Hashable {
    /// A regular file, by `st_dev` and `st_ino`.
    case file(device: UInt64, inode: UInt64)
    /// A block device, by its numbers.
    case block(major: UInt32, minor: UInt32)
  }

  /// What it is.
  package let kind: Kind
  /// Whether anybody has permission to write it.
  package let isWritableByAnyone: Bool
  /// The path that scripts record: as it was written, and where the last name is a link what that leads to.
  package let path: [UInt8]
  private let descriptor: Int32

  /// Opens what a path leads to; throws where that is neither file nor block device.
  package init(_ target: [UInt8]) throws(BlockFault) {
    var isLink = false
    var (descriptor, status) = try Self.open(target, O_NOFOLLOW)
    if status.st_mode & S_IFMT == S_IFLNK {
      isLink = true
      close(descriptor)
      (descriptor, status) = try Self.open(target, 0)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    case S_IFBLK:
      let device = UInt64(status.st_rdev)
      kind = .block(major: DeviceNumbers.major(device), minor: DeviceNumbers.minor(device))
    default:
      close(descriptor)
      throw .unusable(fileKind(status.st_mode))
    }
    self.descriptor = descriptor
    isWritableByAnyone = status.st_mode & 0o222 != 0
    let isAsWritten = !isLink && target.first == UInt8(ascii: "/")
    path = isAsWritten ? target : Self.real(descriptor) ?? target
  }

  deinit { close(descriptor) }

  /// What the target is, to be compared with others.
  package var identity: ImageIdentity {
    switch kind {
    case .file(let device, let inode): ImageIdentity(things: [.file(device: device, inode: inode)])
    case .block(let major, let minor): ImageIdentity(major: major, minor: minor)
    }
  }

  /// The path without links, as the kernel knows it; empty where it does not say.
  package var realPath: [UInt8] { Self.real(descriptor) ?? [] }

  /// A descriptor for reading, or for reading and writing, of the same file, not of the same name; the caller
  /// closes it.
  package func opened(isWritable: Bool) throws(BlockFault) -> Int32 {
    let opened = Glibc.open(Self.place(descriptor), (isWritable ? O_RDWR : O_RDONLY) | O_CLOEXEC)
    guard opened >= 0 else { throw .notOpened(isWritable: isWritable, reason: systemWords(errno)) }
    return opened
  }

  // MARK: system calls

  private static func open(_ path: [UInt8], _ flags: Int32) throws(BlockFault) -> (Int32, stat) {
    if path.isEmpty || path.contains(0) { throw .missing }
    let descriptor = unsafe (path + [0]).withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { name in
        unsafe name.baseAddress.map { unsafe Glibc.open($0, Self.placeOnly | O_CLOEXEC | flags) } ?? -1
      }
    }
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .missing }
      throw .notOpened(isWritable: false, reason: systemWords(errno))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      close(descriptor)
      throw .notOpened(isWritable: false, reason: systemWords(errno))
    }
    return (descriptor, status)
  }

  /// O_PATH, which Swift does not import (asm-generic/fcntl.h).
  private static let placeOnly: Int32 = 0o10_000_000

  private static func place(_ descriptor: Int32) -> String { "/proc/self/fd/\(descriptor)" }

  private static func real(_ descriptor: Int32) -> [UInt8]? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(place(descriptor), &buffer, buffer.count)
    return count > 0 ? buffer[..<count].map { UInt8(bitPattern: $0) } : nil
  }
}

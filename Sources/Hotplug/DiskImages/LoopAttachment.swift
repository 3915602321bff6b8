import CLoop
import Glibc
import HostFiles

/// A loop device and the file that it had when it was checked.
///
/// As soon as a loop device is freed, anybody may have it for another file; so neither the one nor the other
/// alone says whose it is.
package struct LoopAttachment: Hashable, Sendable {
  /// How long others that have the device open may keep the kernel from freeing it, in seconds.
  ///
  /// The process that checks loop devices, as losetup and udev do, opens them for a moment.
  package static let freeingSecondsMax = 1.0

  /// The device.
  package let loop: LoopDevice
  /// The file that it had.
  package let file: ImageIdentity.Thing

  /// A device and a file that it may have.
  package init(loop: LoopDevice, file: ImageIdentity.Thing) { (self.loop, self.file) = (loop, file) }

  /// The attachment of a device as it is now; nil where it has no file.
  package init?(of loop: LoopDevice) {
    let descriptor = open(loop.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let backing = Self.backing(descriptor) else { return nil }
    (self.loop, file) = (loop, Self.file(backing))
  }

  /// The attachment of a device to a file below a directory, also to one that was deleted; nil where the
  /// device has none of these files.
  ///
  /// The path and the file are of one attachment: no other file comes while the device is open here.
  package init?(of loop: LoopDevice, below directory: String) {
    let descriptor = open(loop.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard loop.filePath?.hasPrefix(directory + "/") ?? false, let backing = Self.backing(descriptor) else {
      return nil
    }
    (self.loop, file) = (loop, Self.file(backing))
  }

  /// Whether the device has the file now.
  package var isCurrent: Bool { LoopAttachment(of: loop) == self }

  /// Every attachment that there is now.
  package static func all() -> Set<LoopAttachment> {
    var found: Set<LoopAttachment> = []
    for name in entries(of: "/sys/block") where name.hasPrefix("loop") {
      guard let number = UInt32(name.dropFirst(4)), access("/sys/block/\(name)/loop/backing_file", F_OK) == 0,
        let attachment = LoopAttachment(of: LoopDevice(number: number))
      else { continue }
      found.insert(attachment)
    }
    return found
  }

  private static func backing(_ descriptor: Int32) -> cloop_backing? {
    var backing = cloop_backing()
    return unsafe cloop_backing_of(descriptor, &backing) == 0 ? backing : nil
  }

  private static func file(_ backing: cloop_backing) -> ImageIdentity.Thing {
    .file(device: backing.device, inode: backing.inode)
  }

  // MARK: ending it

  /// What became of the request that it end.
  package enum Ending: Hashable, Sendable {
    /// The device had the file no more, or another process had asked for the same already.
    case wasFree
    /// The device had the file, and has it no more.
    case freed
    /// It has the file still: the kernel refuses, or waits until the process that has the device open is
    /// done.
    case stays
  }

  /// Takes the file away from the device; another file, which another process has given it meanwhile, stays.
  ///
  /// While another process has the device open, the kernel only notes the request (`LO_FLAGS_AUTOCLEAR`) and
  /// frees it at the last close (drivers/block/loop.c, loop_clr_fd, Linux 6.1); so that is waited for.
  package func end() -> Ending {
    guard let wasAsked = ask() else { return .wasFree }
    let deadline = ContinuousClock.now.advanced(by: .seconds(Self.freeingSecondsMax))
    while loop.file == file {
      if ContinuousClock.now >= deadline { return .stays }
      usleep(10_000)
    }
    return wasAsked ? .wasFree : .freed
  }

  /// Asks the kernel to end it; whether that was asked before, or nil where it has ended.
  ///
  /// The look and the request are one: no other file comes while the device is open here.
  package func ask() -> Bool? {
    let descriptor = open(loop.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let backing = Self.backing(descriptor), file == Self.file(backing) else { return nil }
    if backing.flags & UInt32(CLOOP_AUTOCLEAR) != 0 { return true }
    _ = cloop_detach(descriptor)
    return false
  }

  /// What is reported where it does not end.
  package var staysWords: String { "\(loop.path) still has its file: another process has it open" }
}

extension LoopAttachment {
  /// Three numbers, as a journal keeps it: of the device, of the file's file system, and its inode.
  package var record: [UInt8] {
    guard case .file(let device, let inode) = file else { return [] }
    return Array("\(loop.number) \(device) \(inode)".utf8)
  }

  /// What a journal keeps; nil if absent.
  package init?(record: some Collection<UInt8>) {
    let numbers = String(decoding: record, as: UTF8.self).split(separator: " ").compactMap { UInt64($0) }
    guard numbers.count == 3, let number = UInt32(exactly: numbers[0]) else { return nil }
    loop = LoopDevice(number: number)
    file = .file(device: numbers[1], inode: numbers[2])
  }
}

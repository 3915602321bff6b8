import CLoop
import Glibc

/// A loop device of the host.
struct LoopDevice: Hashable {
  /// The major number of every loop device (Linux, Documentation/admin-guide/devices.txt).
  static let major: UInt32 = 7

  /// The number in `/dev/loopN`.
  var number: UInt32

  /// The loop device with this number.
  init(number: UInt32) { self.number = number }

  /// The loop device that block numbers name, or nil where they name another device.
  ///
  /// The minor number is asked of sysfs, because with partition scanning it is not the number in the name.
  init?(major: UInt32, minor: UInt32) {
    guard major == Self.major, let device = readText("/sys/dev/block/\(major):\(minor)/uevent"),
      let line = device.split(separator: "\n").first(where: { $0.hasPrefix("DEVNAME=loop") }),
      let number = UInt32(line.dropFirst("DEVNAME=loop".count))
    else { return nil }
    self.number = number
  }

  /// The loop device whose node this path is: `/dev/loop3`.
  init?(path: [UInt8]) {
    let prefix = Array("/dev/loop".utf8)
    guard path.starts(with: prefix),
      let number = UInt32(String(decoding: path.dropFirst(prefix.count), as: UTF8.self))
    else { return nil }
    self.number = number
  }

  /// The path of its node.
  var path: String { "/dev/loop\(number)" }

  /// The file behind it; nil where none is attached.
  var file: ImageIdentity.Thing? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var backing = cloop_backing()
    guard unsafe cloop_backing_of(descriptor, &backing) == 0 else { return nil }
    return .file(device: backing.device, inode: backing.inode)
  }

  /// How long others that have the device open may keep the kernel from freeing it, in seconds.
  ///
  /// Whoever looks at loop devices, as losetup and udev do, opens them for a moment.
  static let freeingSecondsMax = 1.0

  /// What became of the wish that a file be taken away from a loop device.
  enum Freeing: Hashable {
    /// It had the file no more, or somebody had asked for the same already.
    case wasFree
    /// It had the file, and has it no more.
    case freed
    /// It has the file still: the kernel refuses, or waits until whoever has the device open is done.
    case stays
  }

  /// Takes a file away from it; another file, which somebody else has given it meanwhile, stays.
  ///
  /// While somebody else has the device open, the kernel only notes the wish (`LO_FLAGS_AUTOCLEAR`) and frees
  /// it at the last close (drivers/block/loop.c, loop_clr_fd, Linux 6.1); so that is waited for.
  func free(from file: ImageIdentity.Thing) -> Freeing {
    guard let wasAsked = ask(toDrop: file) else { return .wasFree }
    let deadline = ContinuousClock.now.advanced(by: .seconds(Self.freeingSecondsMax))
    while self.file == file {
      if ContinuousClock.now >= deadline { return .stays }
      usleep(10_000)
    }
    return wasAsked ? .wasFree : .freed
  }

  /// Asks the kernel to take a file away; whether that was asked before, or nil where it has another file or
  /// none.
  ///
  /// The look and the wish are one: no other file comes while the device is open here.
  private func ask(toDrop file: ImageIdentity.Thing) -> Bool? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var backing = cloop_backing()
    guard unsafe cloop_backing_of(descriptor, &backing) == 0,
      file == .file(device: backing.device, inode: backing.inode)
    else { return nil }
    if backing.flags & UInt32(CLOOP_AUTOCLEAR) != 0 { return true }
    _ = cloop_detach(descriptor)
    return false
  }

  /// Every loop device that has a file now, with that file.
  static func attached() -> [LoopDevice: ImageIdentity.Thing] {
    var found: [LoopDevice: ImageIdentity.Thing] = [:]
    for name in entries(of: "/sys/block") where name.hasPrefix("loop") {
      guard let number = UInt32(name.dropFirst(4)), access("/sys/block/\(name)/loop/backing_file", F_OK) == 0
      else {
        continue
      }
      let loop = LoopDevice(number: number)
      if let file = loop.file { found[loop] = file }
    }
    return found
  }
}

import DiskImages
import Glibc
import HostFiles

/// The mounts of the mount namespace of the thread that makes the table.
///
/// /proc/self would be the namespace of the process's first thread. The file is opened once, so that a script
/// that mounts something over /proc changes nothing.
final class MountTable {
  /// One mount.
  struct Mount: Hashable {
    /// Its number in the kernel, which stacked mounts of one place do not share.
    var number: String
    /// The place at which it is mounted.
    var place: [UInt8]

    /// Whether it is mounted at a directory or below it.
    func isAtOrBelow(_ directory: String) -> Bool {
      place.elementsEqual(directory.utf8) || place.starts(with: directory.utf8 + [UInt8(ascii: "/")])
    }

    /// Its place as text.
    var words: String { String(decoding: place, as: UTF8.self) }
  }

  private let descriptor = open("/proc/thread-self/mountinfo", O_RDONLY | O_CLOEXEC)

  deinit { close(descriptor) }

  /// All mounts, a mount after those that it is mounted on; nil where the table cannot be read.
  ///
  /// The table is read to its end: the kernel limits the mounts (fs.mount-max), and a part of the table could
  /// hide a mount.
  var mounts: [Mount]? {
    guard lseek(descriptor, 0, SEEK_SET) == 0, let table = readBytes(descriptor, atMost: .max), !table.isEmpty
    else { return nil }
    return table.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let fields = line.split(separator: UInt8(ascii: " "), maxSplits: 5)
      guard fields.count == 6 else { return nil }
      return Mount(
        number: String(decoding: fields[0], as: UTF8.self),
        place: MountedFileSystem.unescaped(fields[4])
      )
    }
  }

  /// Unmounts the mounts that meet a condition, the last one first; those that are left, or nil where that is
  /// unknown.
  func unmount(where isMeant: (Mount) -> Bool) -> [Mount]? {
    var left = mounts?.filter(isMeant)
    while let meant = left, !meant.isEmpty {
      for mount in meant.reversed() {
        // What is below a mount that stays could be another one than the table says.
        if !Self.unmount(mount.place) { break }
      }
      left = mounts?.filter(isMeant)
      if let left, left.count >= meant.count { return left }
    }
    return left
  }

  private static func unmount(_ place: [UInt8]) -> Bool {
    let noFollow = Int32(UMOUNT_NOFOLLOW)
    let name = place.map { CChar(bitPattern: $0) } + [0]
    return umount2(name, noFollow) == 0 || umount2(name, noFollow | Int32(MNT_DETACH)) == 0
  }
}

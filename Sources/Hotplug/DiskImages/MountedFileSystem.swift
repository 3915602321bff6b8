import Glibc
import HostFiles

/// A file system that this domain has mounted, as `/proc/self/mountinfo` reports it (proc(5)).
package struct MountedFileSystem: Hashable {
  /// The most bytes that are read of the table of mounts.
  static let tableByteCountMax = 16 << 20

  /// Where it is.
  package var place: String
  /// Whether the file system may be written, at this place or at another.
  package var isWritable: Bool
  /// What it is on.
  var identity: ImageIdentity

  /// A file system of this domain on something that overlaps `identity`, where it or the guest may write; nil
  /// if no file system does.
  package static func conflict(with identity: ImageIdentity, isWritable: Bool) -> MountedFileSystem? {
    let table = readBytes(Array("/proc/self/mountinfo".utf8), atMost: tableByteCountMax) ?? []
    for line in table.split(separator: 10) {
      guard let mount = MountedFileSystem(line), isWritable || mount.isWritable else { continue }
      if mount.identity.overlaps(identity) { return mount }
    }
    return nil
  }

  /// One line of the table; nil where it is not on a block device.
  init?(_ line: ArraySlice<UInt8>) {
    let fields = line.split(separator: 0x20)
    // Optional fields are before a lone hyphen; type, source and the file system's own options after it.
    guard let hyphen = fields.dropFirst(6).firstIndex(of: [UInt8(ascii: "-")]), fields.count > hyphen + 3,
      let (major, minor) = DeviceNumbers.decimal(String(decoding: fields[2], as: UTF8.self))
    else { return nil }
    identity = ImageIdentity(things: [])
    // File systems over several devices, such as btrfs, have numbers of their own, and name one of the
    // devices.
    if major != 0 { identity = ImageIdentity(major: major, minor: minor) }
    let source = Self.unescaped(fields[hyphen + 2])
    if source.first == UInt8(ascii: "/"), let named = ImageIdentity(path: source) {
      identity.things.formUnion(named.things)
      identity.wholes.formUnion(named.wholes)
    }
    if identity.things.isEmpty { return nil }
    place = String(decoding: Self.unescaped(fields[4]), as: UTF8.self)
    isWritable = fields[hyphen + 3].split(separator: UInt8(ascii: ",")).first != Array("ro".utf8)[...]
  }

  /// A field of the table, in which blanks, newlines and backslashes are a backslash and three octal digits.
  package static func unescaped(_ field: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = field
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      guard byte == UInt8(ascii: "\\"), digits.count == 3,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
      else {
        bytes.append(byte)
        continue
      }
      bytes.append(value)
      rest = rest.dropFirst(3)
    }
    return bytes
  }
}

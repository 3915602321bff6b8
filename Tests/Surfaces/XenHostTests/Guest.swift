import Foundation
import Testing
import XLTestKit

/// A guest of the host: a Linux kernel with a shell on its console that answers what it is asked.
///
/// It has a disk of its own served by qemu, so that there is a qemu for disks that are attached later; libxl
/// starts one at creation or never.
final class Guest {
  /// The name of the guest that most tests share, in xl's words.
  static let name = "guest"
  /// Where the image builder puts kernel and first root.
  private static let home = "/guest"
  /// The guest of this kind in this process; made when the first test needs it.
  static func shared(_ kind: GuestKind = .pv) throws -> Guest {
    if let guest = made[kind] { return guest }
    let guest = try Guest(kind)
    made[kind] = guest
    return guest
  }
  nonisolated(unsafe) private static var made: [GuestKind: Guest] = [:]

  /// What it is to Xen.
  let kind: GuestKind
  /// The strings of the disks that it was created with.
  let disks: [String]
  /// Its number.
  let domid: Int
  private let console: GuestConsole

  /// Its name in xl's words.
  var name: String { kind.guestName }

  private init(_ kind: GuestKind) throws {
    self.kind = kind
    let directory = XenHost.directory
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let (own, config) = (
      directory.appendingPathComponent("own-\(kind).qcow2"), directory.appendingPathComponent("\(kind).cfg")
    )
    try XenHost.must(["qemu-img", "create", "-q", "-f", "qcow2", own.path, "1M"])
    let image = directory.appendingPathComponent("first-\(kind).iso").path
    try XenHost.shell("head -c 1M /dev/urandom >\(image)")
    disks = ["\(own.path),qcow2,xvdz,w"] + kind.drives(image)
    try """
    name = "\(kind.guestName)"
    type = "\(kind)"
    kernel = "\(Self.home)/vmlinuz"
    ramdisk = "\(Self.home)/initrd"
    vcpus = 1
    extra = "console=hvc0 quiet"
    on_crash = "destroy"
    disk = [ \(disks.map { "\"\($0)\"" }.joined(separator: ", ")) ]
    \(kind.settings)

    """.write(to: config, atomically: true, encoding: .utf8)
    try XenHost.must(["xl", "create", "-e", config.path])
    domid = try #require(Int(try XenHost.must(["xl", "domid", kind.guestName]).dropLast()))
    console = try GuestConsole(domid)
    try console.awaitReady()
  }

  // MARK: asking

  /// Runs a line in the guest's shell; its status and what it printed.
  func ask(_ line: String) throws -> (status: Int, text: String) { try console.ask(line) }

  /// The same, and it must succeed.
  @discardableResult
  func must(_ line: String, _ place: SourceLocation = #_sourceLocation) throws -> String {
    try console.must(line, place)
  }

  // MARK: disks

  /// What the guest's kernel knows of a disk; waits for it to show.
  func disk(_ vdev: String, _ place: SourceLocation = #_sourceLocation) throws -> GuestDisk {
    try XenHost.wait(for: "\(vdev) in the guest", place) { try ask("test -b /dev/\(vdev)").status == 0 }
    let size = try must("blockdev --getsize64 /dev/\(vdev)", place)
    let isReadOnly = try must("blockdev --getro /dev/\(vdev)", place)
    let sum = try must("md5sum </dev/\(vdev)", place)
    return GuestDisk(
      size: Int(size.dropLast()) ?? -1,
      isReadOnly: isReadOnly == "1\n",
      sum: String(sum.prefix(32))
    )
  }

  /// Writes words at a sector; whether the guest's kernel let it.
  func write(_ words: String, to vdev: String, sector: Int) throws -> Bool {
    try ask("printf '\(words)' | dd of=/dev/\(vdev) bs=512 seek=\(sector) conv=notrunc,fsync").status == 0
  }

  /// Whether a disk is there.
  func hasDisk(_ vdev: String) throws -> Bool { try ask("test -e /sys/block/\(vdev)").status == 0 }

  // MARK: network interfaces

  /// The interface with a hardware address; nil if absent.
  func interface(_ mac: String) throws -> String? {
    let answer = try ask("grep -l \(mac) /sys/class/net/*/address")
    return answer.text.split(separator: "/").dropLast().last.map(String.init)
  }

  /// Gives the interface an address, and sends one packet to dom0 that must be answered.
  func ping(
    _ mac: String,
    from own: String,
    to other: String,
    _ place: SourceLocation = #_sourceLocation
  ) throws {
    try XenHost.wait(for: "\(mac) in the guest", place) { try interface(mac) != nil }
    let name = try #require(try interface(mac), sourceLocation: place)
    try must("ip address add \(own)/24 dev \(name) && ip link set \(name) up", place)
    try must("ping -c 1 -w 60 -W 60 \(other)", place)
  }
}

/// What a guest's kernel knows of a disk.
struct GuestDisk: Equatable {
  /// Bytes.
  var size: Int
  /// Whether it refuses writes.
  var isReadOnly: Bool
  /// The MD5 of everything on it.
  var sum: String
}

import Foundation
import Testing
import XLTestKit

extension XenHost {
  /// Media of the CD drives of an HVM guest, as the guest sees them.
  @Suite struct MediumTests {
    /// Inserted into the drive that had an image when the guest was created, replaced, ejected.
    @Test(arguments: Attacher.full) func comesAndGoes(_ who: Attacher) throws {
      try who.require()
      let drive = try TestDrive("hdc", "sr0")
      let before = try HostTraces.now()
      let images = try ["a", "b"].map { try TestImage("\(who)-\($0)") }
      for image in images {
        try XenHost.must(who.inserting(image.path, drive))
        try drive.expect(image)
      }
      try XenHost.must(who.ejecting(drive))
      try drive.expect(nil)
      try XenHost.must(who.inserting(images[0].path, drive))
      try drive.expect(images[0])
      // Nothing but the medium is another one.
      try XenHost.must(who.inserting(TestDrive.firstImage, drive))
      try HostTraces.expect(before)
    }

    /// libxl's own change of such a drive has ended qemu 7.2, so that the libxl engine leaves it to the
    /// native one.
    @Test func driveThatWasEmptyAtCreation() throws {
      let drive = try TestDrive("hdd", "sr1")
      let process = try drive.process()
      for (index, who) in [Attacher.libxl, .libxl, .native].enumerated() {
        let image = try TestImage("empty-\(index)")
        let said = try XenHost.must(who.inserting(image.path, drive))
        if index == 0 { #expect(said.contains("done without libxl, because the drive was empty"), "\(said)") }
        try drive.expect(image)
        try XenHost.must(who.ejecting(drive))
        try drive.expect(nil)
      }
      #expect(try drive.process() == process)
    }

    /// A guest that reads from the drive locks the medium, and unlocks it when it is done.
    @Test func lockedMedium() throws {
      let drive = try TestDrive("hdc", "sr0")
      let (image, other) = (try TestImage("held"), try TestImage("other"))
      try XenHost.must(Attacher.native.inserting(image.path, drive))
      try drive.expect(image)
      try drive.guest.must("sleep 10000 </dev/sr0 >/dev/null 2>&1 & echo $! >/tmp/holder")
      try XenHost.wait(for: "the lock") { try drive.isLocked() }
      for (who, words) in [
        (Attacher.native, "the guest has locked the medium in hdc"), (.libxl, "is locked"),
      ] {
        for command in [who.ejecting(drive), who.inserting(other.path, drive)] {
          let result = try HostCommand(command).end()
          #expect(result.status == 3, "\(who)")
          #expect((result.text + result.errorText).contains(words), "\(result.text)\(result.errorText)")
          #expect(try drive.params == "aio:\(image.path)")
          #expect(try drive.isInserted())
        }
      }
      let waiting = try HostCommand(Attacher.native.inserting(other.path, drive))
      try drive.guest.must("kill $(cat /tmp/holder)")
      let result = try waiting.end()
      #expect(result.status == 0, "\(result.text)\(result.errorText)")
      try drive.expect(other)
      try drive.guest.must("sleep 10000 </dev/sr0 >/dev/null 2>&1 & echo $! >/tmp/holder")
      try XenHost.wait(for: "the lock") { try drive.isLocked() }
      try XenHost.must(Attacher.native.ejecting(drive) + ["--force"])
      try drive.guest.must("kill $(cat /tmp/holder)")
      try drive.expect(nil)
      try XenHost.must(Attacher.native.inserting(TestDrive.firstImage, drive))
    }
  }
}

/// An image of a mebibyte of random bytes.
final class TestImage {
  let path: String
  let sum: String

  init(_ name: String) throws {
    path = XenHost.directory.appendingPathComponent("\(name).iso").path
    try XenHost.shell("head -c 1M /dev/urandom >\(path)")
    sum = String(try XenHost.must(["md5sum", path]).prefix(32))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A CD drive of the HVM guest.
struct TestDrive {
  /// The image that hdc has when the guest is created.
  static let firstImage = XenHost.directory.appendingPathComponent("first-hvm.iso").path
  let guest: Guest
  let vdev: String
  private let device: String

  /// The drive with this vdev, which the kernel of the guest calls `device`.
  init(_ vdev: String, _ device: String) throws {
    (guest, self.vdev, self.device) = (try Guest.shared(.hvm), vdev, device)
  }

  private var devid: Int { vdev == "hdc" ? 5632 : 5696 }

  /// What the toolstack's record names.
  var params: String? {
    get throws { try XenHost.read("/libxl/\(guest.domid)/device/vbd/\(devid)/params") }
  }

  /// The number of the guest's qemu, which must run.
  func process() throws -> String {
    let pid = try #require(try XenHost.read("/local/domain/\(guest.domid)/image/device-model-pid"))
    try XenHost.must(["kill", "-0", pid])
    return pid
  }

  /// What qemu reports of the drive.
  func monitor() throws -> String {
    let text = try XenHost.must(["xl", "qemu-monitor-command", guest.name, "info block"])
    let start = try #require(text.range(of: "ide-\(devid)"), "\(text)")
    let rest = text[start.upperBound...]
    return String(rest[..<(rest.range(of: "\nide-")?.lowerBound ?? rest.endIndex)])
  }

  /// Whether qemu has a medium in the drive.
  func isInserted() throws -> Bool { try !monitor().contains("not inserted") }

  /// Whether the guest has locked the drive; qemu prints `not locked` where it has not.
  func isLocked() throws -> Bool { try monitor().contains("device: locked") }

  /// Expects an image in the drive, or none: in qemu, in the store, in libxl's record, and in the guest.
  func expect(_ image: TestImage?, _ place: SourceLocation = #_sourceLocation) throws {
    #expect(try isInserted() == (image != nil), sourceLocation: place)
    let params = try params ?? ""
    #expect(image.map { params == "aio:\($0.path)" } ?? ["", "aio:"].contains(params), sourceLocation: place)
    let recorded = try XenHost.must(["xl", "list", "-l", guest.name])
    if let image { #expect(recorded.contains(image.path), sourceLocation: place) }
    try XenHost.wait(for: "the medium in the guest", place) {
      let answer = try guest.ask("md5sum </dev/\(device)")
      return image.map { answer.status == 0 && answer.text.hasPrefix($0.sum) } ?? (answer.status != 0)
    }
  }
}

extension Attacher {
  /// The command that inserts an image.
  func inserting(_ path: String, _ drive: TestDrive) -> [String] {
    medium("insert", [drive.guest.name, drive.vdev, path])
  }

  /// The command that ejects the medium.
  func ejecting(_ drive: TestDrive) -> [String] { medium("eject", [drive.guest.name, drive.vdev]) }

  private func medium(_ verb: String, _ words: [String]) -> [String] {
    self == .xl
      ? ["xl", "cd-\(verb)"] + words
      : [XLPlugCommand.program.path, verb] + words + ["--engine", rawValue]
  }
}

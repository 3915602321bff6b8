import Foundation
import Testing
import XLTestKit

extension XenHost {
  /// Every kind of disk, attached and detached by everybody.
  @Suite struct DiskTests {
    @Test(arguments: DiskCase.allCases, Attacher.allCases)
    func comesAndGoes(_ kind: DiskCase, _ who: Attacher) throws {
      try Self.round(kind, who, .pv)
    }

    /// There and back, seen from the guest, from the store and from the image.
    static func round(_ kind: DiskCase, _ who: Attacher, _ guest: GuestKind) throws {
      try who.require()
      if who == .builtin, !kind.isPlain { try Test.cancel("--builtin-block is for plain targets") }
      let (guest, disk) = (try Guest.shared(guest), try TestDisk(kind))
      let before = try HostTraces.now()
      try who.attach(disk.spec, of: guest.name)
      let seen = try guest.disk(disk.vdev)
      #expect(seen == GuestDisk(size: TestDisk.size, isReadOnly: kind.isReadOnly, sum: disk.sum))
      let words = "written by \(who)"
      #expect(try guest.write(words, to: disk.vdev, sector: TestDisk.sector) == !kind.isReadOnly)
      try expectListed(disk, guest, who)
      try who.detach(disk.vdev, of: guest.name)
      try XenHost.wait(for: "its end in the guest") { try !guest.hasDisk(disk.vdev) }
      if !kind.isReadOnly { #expect(try disk.written(words.utf8.count) == words) }
      try HostTraces.expect(before)
    }

    /// The store is as after xl, and xl's lists and ours have it, connected.
    private static func expectListed(_ disk: TestDisk, _ guest: Guest, _ who: Attacher) throws {
      let backend = disk.kind == .qcow2 ? "qdisk" : "vbd"
      let devid = 51728
      let record = try DeviceRecord.now("vbd", backend: backend, domid: guest.domid, devid: devid)
      ReferenceRecords.take(record, "\(guest.kind) \(disk.kind)", who)
      let line = #/51728 +0 +\d+ +4 +\d+ +\d+ +/local/domain/0/backend/(vbd|qdisk)/\d+/51728 */#
      let listed = try XenHost.must(["xl", "block-list", guest.name]).split(separator: "\n")
      #expect(listed.contains { $0.wholeMatch(of: line)?.output.1 == backend[...] }, "\(listed)")
      let ours = try XenHost.must([XLPlugCommand.program.path, "list", guest.name])
      #expect(ours.contains(disk.vdev), "\(ours)")
    }
  }
}

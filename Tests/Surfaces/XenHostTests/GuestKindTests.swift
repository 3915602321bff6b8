import Foundation
import Testing
import XLTestKit

extension XenHost {
  /// Guests that are not paravirtualised: their drivers are the same, and for libxl they are of another kind.
  @Suite struct GuestKindTests {
    private static let disks: [(guest: GuestKind, kind: DiskCase)] =
      HostRun.isLong ? [(.pvh, .file), (.hvm, .file), (.hvm, .qcow2)] : [(.hvm, .file)]

    @Test(arguments: disks, Attacher.allCases)
    func diskComesAndGoes(_ disk: (guest: GuestKind, kind: DiskCase), _ who: Attacher) throws {
      try DiskTests.round(disk.kind, who, disk.guest)
    }

    @Test(.enabled(if: HostRun.isLong, "in the long run"), arguments: Attacher.full)
    func interfaceComesAndGoes(_ who: Attacher) throws {
      try NicTests.round(.bridge, who, .hvm)
    }

    /// Linux leaves a CD to its emulated drive, and none is made for a guest that runs (blkfront_probe, 6.1).
    @Test func cdStaysUnseen() throws {
      let (guest, disk) = (try Guest.shared(.hvm), try TestDisk(.cdrom))
      let before = try HostTraces.now()
      let said = try XenHost.must(Attacher.native.attaching(disk.spec, of: guest.name))
      let advice = "doctor \(guest.domid) \(disk.vdev)"
      #expect(said.contains("in state 2 (InitWait)"), "\(said)")
      #expect(said.contains("xlplug \(advice)' reports the reason"), "\(said)")
      #expect(try !guest.hasDisk(disk.vdev))
      let words = [XLPlugCommand.program.path] + advice.split(separator: " ").map(String.init)
      let verdict = try HostCommand(words).end()
      #expect(verdict.status == 1 && verdict.text.contains("driver refused the device"), "\(verdict.text)")
      try Attacher.native.detach(disk.vdev, of: guest.name)
      // The guest's own note of it; its drives have one each, too.
      try XenHost.must(["xenstore-rm", "/local/domain/\(guest.domid)/error/device/vbd/51728"])
      try HostTraces.expect(before)
    }

    /// Nobody tells qemu of a card that comes later, so the half of an interface that is qemu's fails.
    @Test(arguments: Attacher.engines) func emulatedCardCannotCome(_ who: Attacher) throws {
      try who.require()
      let guest = try Guest.shared(.hvm)
      try NicCase.bridge.prepare()
      let before = try HostTraces.now()
      let spec = "\(NicCase.bridge.spec) type=ioemu"
      for _ in 1...2 {
        let result = try HostCommand(who.attaching(spec, isNic: true, of: guest.name)).end()
        let text = result.text + result.errorText
        #expect(result.status == 3 && text.contains("use type=vif"), "\(text)")
        try HostTraces.expect(before)
      }
    }

    @Test func weTidyUpAnEmulatedCardAfterXl() throws {
      let guest = try Guest.shared(.hvm)
      try NicCase.bridge.prepare()
      let before = try HostTraces.now()
      let words = Attacher.xl.attaching("\(NicCase.bridge.spec) type=ioemu", isNic: true, of: guest.name)
      #expect(try HostCommand(words).end().status == 1)
      try Attacher.native.detach(NicCase.mac, isNic: true, of: guest.name)
      try HostTraces.expect(before)
    }

    /// A guest that nobody else uses: its interface is gone for good.
    @Test func interfaceOfTheStartIsTaken() throws {
      let guest = try Guest.shared(.hvm)
      let mac = GuestKind.emulatedMAC
      try XenHost.wait(for: "\(mac) in the guest") { try guest.interface(mac) != nil }
      try Attacher.native.detach(mac, isNic: true, of: guest.name)
      try XenHost.wait(for: "its end in the guest") { try guest.interface(mac) == nil }
      let lines = try HostTraces.now().lines
      #expect(!lines.contains { $0.contains(mac) || $0.contains("vif\(guest.domid).0") }, "\(lines)")
    }
  }
}

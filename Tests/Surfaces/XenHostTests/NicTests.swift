import Foundation
import Testing
import XLTestKit

extension XenHost {
  /// Every kind of network interface, attached and detached by everybody.
  @Suite struct NicTests {
    @Test(arguments: NicCase.allCases, Attacher.full)
    func comesAndGoes(_ kind: NicCase, _ who: Attacher) throws {
      try Self.round(kind, who, .pv)
    }

    /// There and back, seen from the guest, from the store, from the bridge and from the script.
    static func round(_ kind: NicCase, _ who: Attacher, _ guest: GuestKind) throws {
      try who.require()
      let guest = try Guest.shared(guest)
      try kind.prepare()
      let called = XenHost.directory.appendingPathComponent("vif-thing")
      try? FileManager.default.removeItem(at: called)
      let before = try HostTraces.now()
      try who.attach(kind.spec, isNic: true, of: guest.name)
      try guest.ping(NicCase.mac, from: kind.addresses.guest, to: kind.addresses.host)
      let devid = guest.kind.firstNic
      let name = kind == .vifname ? "web0" : "vif\(guest.domid).\(devid)"
      let bridge = kind == .bridge ? "xlbr1" : XenHost.bridge
      #expect(try XenHost.must(["ls", "/sys/class/net/\(bridge)/brif"]) == "\(name)\n")
      let backend = "/local/domain/0/backend/vif/\(guest.domid)/\(devid)"
      // 10 Mb/s are 1,250,000 bytes a second, so 25,000 in 20 ms.
      #expect(try XenHost.read("\(backend)/rate") == (kind == .rate ? "25000,20000" : nil))
      let listed = try XenHost.must(["xl", "network-list", guest.name])
      #expect(listed.contains(NicCase.mac) && listed.contains(backend), "\(listed)")
      #expect(try XenHost.must([XLPlugCommand.program.path, "list", "--nic"]).contains(NicCase.mac))
      let record = try DeviceRecord.now("vif", backend: "vif", domid: guest.domid, devid: devid)
      ReferenceRecords.take(record, "\(guest.kind) \(kind)", who)
      try who.detach(NicCase.mac, isNic: true, of: guest.name)
      try XenHost.wait(for: "its end in the guest") { try guest.interface(NicCase.mac) == nil }
      // Xen's vif-bridge takes the new name for the guest's number, and xl knows nothing of it.
      if kind == .vifname, who == .xl { try XenHost.must(["xenstore-rm", "/local/domain/web0"]) }
      if kind == .script {
        let calls = try String(contentsOf: called, encoding: .utf8)
        #expect(calls == "online type_if=vif \(name)\noffline type_if=vif \(name)\n")
      }
      try HostTraces.expect(before)
    }
  }
}

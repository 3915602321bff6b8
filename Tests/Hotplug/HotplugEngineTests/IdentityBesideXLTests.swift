import Foundation
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugState
import Testing
import XLTestKit
import XenstoreTestKit

extension LibxlRecordTests {
  /// The other program is real `xl`, on the real xenstored: its device has no mark, and stays.
  @Suite(.serialized) struct IdentityBesideXLTests {
    private static let guest = "\(LibxlHost.domid)"

    /// xl ignores the key in what it lists, and removes it with the device.
    @Test func xlIgnoresTheMark() throws {
      let libxl = try LibxlHost()
      let (before, image) = (try libxl.host.traces(), try libxl.host.image())
      let device = try libxl.host.attached("\(image),raw,xvda,w", domid: LibxlHost.domid).plan.address
      #expect(try libxl.host.marks(of: device).allSatisfy { $0 != nil })
      let ours = try libxl.xl("block-list", Self.guest)
      try libxl.xl("block-detach", Self.guest, "xvda")
      #expect(try libxl.host.traces() == before)
      try libxl.xl("block-attach", Self.guest, "\(image),raw,xvda,w")
      #expect(try libxl.host.marks(of: device) == [nil, nil])
      // The guest may not have connected yet.
      try libxl.host.awaitGuest(device)
      #expect(try libxl.xl("block-list", Self.guest) == ours)
      try libxl.host.detached(domid: LibxlHost.domid)
      #expect(try libxl.host.traces() == before)
    }

    @Test func detachDoesNotEraseWhatXLHasAttached() throws {
      let libxl = try LibxlHost()
      let host = libxl.host
      let spec = "\(try host.image()),raw,xvda,w"
      let device = try host.attached(spec, domid: LibxlHost.domid).plan.address
      var listing = ""
      host.options.hooks.faultBeforeStep = { [unowned libxl] step in
        guard step == 4 else { return nil }
        do {
          try libxl.xl("block-detach", Self.guest, "xvda")
          try libxl.xl("block-attach", Self.guest, spec)
          try libxl.host.awaitGuest(device)
          listing = try libxl.host.store.listing()
        } catch { Issue.record("\(error)") }
        return nil
      }
      let stopped = try host.detach(domid: LibxlHost.domid)
      #expect(stopped.fault == .replaced(device), "\(stopped.trouble ?? "success")")
      #expect(try host.store.listing() == listing)
      host.options.hooks.faultBeforeStep = { _ in nil }
      try host.detached(domid: LibxlHost.domid)
    }

    /// An attach is killed, xl detaches and attaches by the same words, and the attach is given again.
    @Test func attachFindsThatXLsDeviceExists() throws {
      let libxl = try LibxlHost()
      let host = libxl.host
      let before = try host.traces()
      let spec = "\(try host.image()),raw,xvda,w"
      let plan = try host.plan(spec, domid: LibxlHost.domid)
      try libxl.xl("block-attach", Self.guest, spec)
      try host.awaitGuest(plan.address)
      _ = try host.leaveJournal(plan, Instance(digits: Array("killed".utf8)))
      let listing = try host.store.listing()
      let again = try host.run(plan)
      #expect(
        again.fault == .deviceExists(plan.address, backend: .connected),
        "\(again.trouble ?? "success")"
      )
      #expect(try host.store.listing() == listing)
      try host.detached(domid: LibxlHost.domid)
      #expect(try host.traces() == before)
    }
  }
}

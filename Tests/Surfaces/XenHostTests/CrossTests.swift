import Testing
import XLTestKit

extension XenHost {
  /// What one attached, another detaches.
  @Suite struct CrossTests {
    private static let pairs: [(Attacher, Attacher)] = [
      (.xl, .native), (.native, .xl), (.xl, .libxl), (.libxl, .xl), (.native, .libxl), (.libxl, .native),
    ]
    private static let diskPairs = pairs + [(.builtin, .xl), (.builtin, .libxl), (.builtin, .native)]

    @Test(arguments: diskPairs)
    func diskChangesHands(_ first: Attacher, _ second: Attacher) throws {
      for who in [first, second] { try who.require() }
      let guest = try Guest.shared()
      let disk = try TestDisk(.file)
      let before = try HostTraces.now()
      try first.attach(disk.spec)
      #expect(try guest.disk(disk.vdev).sum == disk.sum)
      try second.detach(disk.vdev)
      try XenHost.wait(for: "its end in the guest") { try !guest.hasDisk(disk.vdev) }
      try HostTraces.expect(before)
      #expect(try !DomainConfig.has("disks", "vdev", disk.vdev))
    }

    @Test(arguments: pairs)
    func interfaceChangesHands(_ first: Attacher, _ second: Attacher) throws {
      for who in [first, second] { try who.require() }
      let guest = try Guest.shared()
      try NicCase.bridge.prepare()
      let before = try HostTraces.now()
      try first.attach(NicCase.bridge.spec, isNic: true)
      try XenHost.wait(for: "the interface") { try guest.interface(NicCase.mac) != nil }
      try second.detach(NicCase.mac, isNic: true)
      try XenHost.wait(for: "its end in the guest") { try guest.interface(NicCase.mac) == nil }
      try HostTraces.expect(before)
      #expect(try !DomainConfig.has("nics", "mac", NicCase.mac))
    }
  }
}

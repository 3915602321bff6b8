import Testing
import XLTestKit

extension XenHost {
  /// libxl's own file of the domain, out of which `xl list -l` speaks and a guest is made anew after a
  /// reboot.
  ///
  /// libxl keeps an entry after a detach and passes over it while the store lacks the device, so what is
  /// asked for here has names that no other test uses.
  @Suite struct DomainConfigTests {
    init() throws { _ = try Guest.shared() }

    @Test(arguments: Attacher.allCases)
    func hasTheDisk(_ who: Attacher) throws {
      try who.require()
      let vdev = ["xl": "xvdl", "native": "xvdm", "libxl": "xvdn", "builtin": "xvdo"][who.rawValue] ?? ""
      let disk = try TestDisk(.file, vdev: vdev)
      try who.attach(disk.spec)
      try who.expectKnownToLibxl("disks", "vdev", vdev)
      try who.detach(vdev)
      #expect(try !DomainConfig.has("disks", "vdev", vdev))
    }

    @Test(arguments: Attacher.full)
    func hasTheInterface(_ who: Attacher) throws {
      try who.require()
      let mac = "00:16:3e:00:0\(Attacher.full.firstIndex(of: who) ?? 9):01"
      try who.attach("mac=\(mac) bridge=\(XenHost.bridge)", isNic: true)
      try who.expectKnownToLibxl("nics", "mac", mac)
      try who.detach(mac, isNic: true)
      #expect(try !DomainConfig.has("nics", "mac", mac))
    }
  }
}

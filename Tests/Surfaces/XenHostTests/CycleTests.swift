import Foundation
import Testing
import XLTestKit

extension XenHost {
  /// The same device again and again.
  @Suite struct CycleTests {
    /// How often a device comes and goes.
    private static let count = HostRun.isLong ? 300 : 10

    @Test(arguments: HostRun.cycling)
    func nothingGrows(_ who: Attacher) throws {
      try who.require()
      let guest = try Guest.shared()
      let disk = try TestDisk(.file)
      try NicCase.bridge.prepare()
      // The first one may make directories that stay, as for locks.
      try cycle(who, disk, 0)
      let before = (try HostTraces.now(), try descriptors(), try kept())
      for number in 1...Self.count { try cycle(who, disk, number) }
      try XenHost.wait(for: "its end in the guest") { try !guest.hasDisk(disk.vdev) }
      try HostTraces.expect(before.0)
      #expect(try descriptors() == before.1)
      #expect(try kept() == before.2)
    }

    /// A disk each time, a network interface beside every fifth.
    private func cycle(_ who: Attacher, _ disk: TestDisk, _ number: Int) throws {
      try who.attach(disk.spec)
      if number % 5 == 0, who != .builtin {
        try who.attach(NicCase.bridge.spec, isNic: true)
        try who.detach(NicCase.mac, isNic: true)
      }
      try who.detach(disk.vdev)
    }

    /// The open descriptors of Xen's daemons, and of this process.
    private func descriptors() throws -> [String: Int] {
      var counts: [String: Int] = [:]
      for name in ["xenstored", "xenconsoled"] {
        let pid = try XenHost.must(["pidof", name]).split(separator: " ").first ?? ""
        let number = pid.trimmingCharacters(in: .newlines)
        counts[name] = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(number)/fd").count
      }
      return counts
    }

    /// The files that xlplug and libxl keep, with sizes; a journal or a list that grows shows here.
    private func kept() throws -> String {
      try XenHost.shell("find /run/xlplug /var/lib/xen -type f -printf '%p %s\\n' 2>/dev/null | sort || true")
    }
  }
}

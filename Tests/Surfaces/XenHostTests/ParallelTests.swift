import Testing
import XLTestKit

extension XenHost {
  /// Several commands for one guest at once.
  @Suite struct ParallelTests {
    /// The disks of one guest that come at once.
    private static let vdevs = ["xvdb", "xvdc", "xvdd", "xvde", "xvdf", "xvdg", "xvdh", "xvdi"]

    /// The scripts queue for one lock on one emulated processor, which takes longer than they usually may.
    private func options(_ who: Attacher) -> [String] { who == .xl ? [] : ["--script-timeout", "200"] }

    @Test(arguments: Attacher.allCases)
    func eightDisks(_ who: Attacher) throws {
      try who.require()
      let guest = try Guest.shared()
      // libxl gives a backend 10 s to come, and xl a script 40 s; eight at once do not keep that on one
      // emulated processor.
      let disks = try Self.vdevs.prefix(who.isByLibxl ? 4 : 8).map { try TestDisk(.file, vdev: $0) }
      let before = try HostTraces.now()
      try all(disks.map { who.attaching($0.spec, options(who)) })
      // What fails is told when the disks are gone, so that the next row begins without them.
      let sums = Result { try disks.map { try guest.disk($0.vdev).sum } }
      try all(disks.map { who.detaching($0.vdev, options(who)) })
      #expect(try sums.get() == disks.map(\.sum))
      for disk in disks { try XenHost.wait(for: "its end in the guest") { try !guest.hasDisk(disk.vdev) } }
      try HostTraces.expect(before)
    }

    @Test(arguments: Attacher.engines)
    func disksBesideInterfaces(_ who: Attacher) throws {
      try who.require()
      let guest = try Guest.shared()
      try NicCase.bridge.prepare()
      let disks = try Self.vdevs.prefix(2).map { try TestDisk(.file, vdev: $0) }
      let macs = (1...2).map { "00:16:3e:00:00:0\($0)" }
      let before = try HostTraces.now()
      // Two nics that ask for the next free number at once may want the same one, with xl too: it is named.
      try all(
        disks.map { who.attaching($0.spec, options(who)) }
          + macs.enumerated().map {
            who.attaching("mac=\($1) bridge=xlbr1 devid=\($0)", options(who), isNic: true)
          }
      )
      for disk in disks { #expect(try guest.disk(disk.vdev).sum == disk.sum) }
      for mac in macs { try XenHost.wait(for: mac) { try guest.interface(mac) != nil } }
      try all(
        disks.map { who.detaching($0.vdev, options(who)) }
          + macs.map { who.detaching($0, options(who), isNic: true) }
      )
      try HostTraces.expect(before)
    }

    private func all(_ commands: [[String]], _ place: SourceLocation = #_sourceLocation) throws {
      let running = try commands.map { try HostCommand($0) }
      let ends = try running.map { try $0.end() }
      for (words, end) in zip(commands, ends) {
        #expect(
          end.status == 0,
          "\(words.joined(separator: " ")): \(end.text)\(end.errorText)",
          sourceLocation: place
        )
      }
    }
  }
}

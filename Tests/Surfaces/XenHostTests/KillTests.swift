import Glibc
import Testing
import XLTestKit

extension XenHost {
  /// xlplug is killed at each of its steps; the same command again does what the first should have done.
  @Suite struct KillTests {
    /// How far into a step that takes long it is killed as well, in milliseconds.
    private static let delays: [UInt32] = [300, 900]

    @Test(arguments: Attacher.ours)
    func disk(_ who: Attacher) throws {
      try who.require()
      let guest = try Guest.shared()
      let disk = try TestDisk(.file)
      try survives(who.attaching(disk.spec), who.detaching(disk.vdev)) { isThere in
        if isThere { return try guest.disk(disk.vdev).sum == disk.sum }
        return try !guest.hasDisk(disk.vdev)
      }
    }

    @Test(arguments: Attacher.engines)
    func interface(_ who: Attacher) throws {
      try who.require()
      let guest = try Guest.shared()
      try NicCase.bridge.prepare()
      // With a number, since the words of one that is online would make a second one otherwise, with xl too.
      let attaching = who.attaching(NicCase.bridge.spec + " devid=0", isNic: true)
      try survives(attaching, who.detaching(NicCase.mac, isNic: true)) { isThere in
        (try guest.interface(NicCase.mac) != nil) == isThere
      }
    }

    /// `holds` is asked whether the guest has the device, or has it no more.
    private func survives(
      _ attaching: [String],
      _ detaching: [String],
      _ holds: (_ isThere: Bool) throws -> Bool,
      _ place: SourceLocation = #_sourceLocation,
    ) throws {
      let before = try HostTraces.now()
      let whole = (try WatchedCommand.run(attaching), try WatchedCommand.run(detaching))
      #expect(whole.0.status == 0 && whole.1.status == 0, "\(whole)", sourceLocation: place)
      try HostTraces.expect(before, place)
      let (comes, goes) = (Self.moments(whole.0), Self.moments(whole.1))
      // libxl does three of the steps in one.
      try #require(comes.count >= 3 && goes.count >= 4, "\(whole)", sourceLocation: place)
      for index in 0..<max(comes.count, goes.count) {
        let moments = (comes[min(index, comes.count - 1)], goes[min(index, goes.count - 1)])
        let first = try WatchedCommand.run(attaching, killAt: moments.0)
        // The last mark may come when it is all but over.
        #expect([0, 128 + SIGKILL].contains(first.status), "\(first)", sourceLocation: place)
        if first.status != 0 { try again(attaching, moments.0, first, place) }
        try XenHost.wait(for: "the guest after \(moments.0): \(first.text)", place) { try holds(true) }
        let second = try WatchedCommand.run(detaching, killAt: moments.1)
        #expect([0, 128 + SIGKILL].contains(second.status), "\(second)", sourceLocation: place)
        try again(detaching, moments.1, second, place)
        try XenHost.wait(for: "the guest after \(moments.1): \(second.text)", place) { try holds(false) }
        try HostTraces.expect(before, place)
      }
    }

    private func again(
      _ words: [String],
      _ moment: WatchedCommand.Moment,
      _ first: WatchedCommand.End,
      _ place: SourceLocation
    ) throws {
      let result = try HostCommand(words).end()
      let text = "after a kill at \(moment)\n\(first.text)\n---\n\(result.text)\(result.errorText)"
      // A device that was connected when its command was killed is there already, and that is said.
      let isThereAlready = result.status == 3 && text.contains(" already")
      #expect(result.status == 0 || isThereAlready, "\(text)", sourceLocation: place)
    }

    /// Each step as it begins, which is when the one before is done; the last one's end; and some way into
    /// the script.
    private static func moments(_ end: WatchedCommand.End) -> [WatchedCommand.Moment] {
      let marks = end.marks.filter { !$0.hasPrefix("✓") } + end.marks.suffix(1)
      let plain = end.text.replacing(#/\u{1b}\[[0-9;]*[A-Za-z]/#) { _ in "" }
      let moments = marks.map { WatchedCommand.Moment(mark: $0) }
      guard let script = plain.firstMatch(of: #/(\d+/\d+) run /#)?.output.1 else { return moments }
      return moments + delays.map { WatchedCommand.Moment(mark: String(script), delay: $0) }
    }
  }
}

import Testing
import XLTestKit

extension XenHost {
  /// What fails leaves nothing, and can be given again at once.
  @Suite struct FailureTests {
    init() throws { _ = try Guest.shared() }

    @Test(arguments: FailureCase.allCases, Attacher.engines)
    func diskLeavesNothing(_ failure: FailureCase, _ who: Attacher) throws {
      try who.require()
      let disk = try TestDisk(.file)
      let other = try TestDisk(.readOnlyFile)
      if failure == .vdevTaken { try Attacher.xl.attach(other.spec) }
      let spec = try failure.spec(of: disk)
      try fails(failure, aimed(who.attaching(spec, failure.options), failure))
      if failure == .vdevTaken {
        #expect(try Guest.shared().disk(other.vdev).sum == other.sum, "the first one stays")
        try Attacher.xl.detach(other.vdev)
      }
      try expectGood(disk, who)
    }

    @Test(arguments: FailureCase.allCases, Attacher.engines)
    func interfaceLeavesNothing(_ failure: FailureCase, _ who: Attacher) throws {
      try who.require()
      let mac = "00:16:3e:00:00:77"
      if failure == .vdevTaken { try Attacher.xl.attach("mac=\(mac) bridge=\(XenHost.bridge)", isNic: true) }
      let spec = try failure.spec(mac: NicCase.mac)
      try fails(failure, aimed(who.attaching(spec, failure.options, isNic: true), failure))
      if failure == .vdevTaken { try Attacher.xl.detach(mac, isNic: true) }
    }

    /// xl's own failures leave entries behind; xlplug takes them away.
    @Test(arguments: FailureCase.allCases)
    func weTidyUpAfterXl(_ failure: FailureCase) throws {
      let disk = try TestDisk(.file)
      let before = try HostTraces.now()
      if failure == .vdevTaken { try Attacher.native.attach(disk.spec) }
      let result = try HostCommand(aimed(Attacher.xl.attaching(failure.spec(of: disk)), failure)).end()
      #expect(result.status == 1, "\(result.text)\(result.errorText)")
      // Where nothing was attached, a detach has nothing to do and says so.
      var gone = try HostCommand(Attacher.native.detaching(disk.vdev)).end()
      if failure == .scriptMissing {
        // A remove script that cannot be run stops a detach before the first change.
        #expect(gone.status == 3, "\(gone.text)\(gone.errorText)")
        gone = try HostCommand(Attacher.native.detaching(disk.vdev, ["--force"])).end()
      }
      #expect(gone.status == 0, "\(gone.text)\(gone.errorText)")
      // xl ends the script alone: what that had started lives on, and nobody can tell any more whose it was.
      if failure == .scriptHangs { try XenHost.must(["pkill", "-f", "^sleep 1000$"]) }
      try HostTraces.expect(before)
      try expectGood(disk, .xl)
    }

    private func aimed(_ words: [String], _ failure: FailureCase) -> [String] {
      failure == .noSuchDomain ? words.map { $0 == Guest.name ? "nobody" : $0 } : words
    }

    /// Twice the same words with the same end, and nothing of it stays.
    private func fails(_ failure: FailureCase, _ words: [String], _ place: SourceLocation = #_sourceLocation)
      throws
    {
      let before = try HostTraces.now()
      for _ in 1...2 {
        let result = try HostCommand(words).end()
        let text = result.text + result.errorText
        #expect(result.status == 3, "\(text)", sourceLocation: place)
        #expect(text.contains(failure.words), "\(text)", sourceLocation: place)
        try HostTraces.expect(before, place)
      }
    }

    /// The same vdev is free.
    private func expectGood(_ disk: TestDisk, _ who: Attacher, _ place: SourceLocation = #_sourceLocation)
      throws
    {
      try who.attach(disk.spec, place)
      #expect(try Guest.shared().disk(disk.vdev).sum == disk.sum, sourceLocation: place)
      try who.detach(disk.vdev, place)
    }
  }
}

import Foundation
import Testing
import XLTestKit

extension XenHost {
  /// `diff` and `apply` with files from which guests were started.
  @Suite struct ApplyTests {
    /// The words of a command on a file; `who` says by which engine.
    private func words(_ verb: String, _ path: String, _ who: Attacher, _ more: [String] = []) -> [String] {
      [XLPlugCommand.program.path, verb, path, "--engine", who.rawValue] + more
    }

    /// The file from which xl has started a guest; with strings added to its lists, another file.
    private func file(_ kind: GuestKind, disks: [String] = [], nics: [String] = [], drive: String? = nil)
      throws -> String
    {
      let directory = XenHost.directory
      let own = directory.appendingPathComponent("\(kind).cfg")
      if disks.isEmpty, nics.isEmpty, drive == nil { return own.path }
      var text = try String(contentsOf: own, encoding: .utf8)
      func add(_ strings: [String], to list: String) {
        let words = strings.map { "\"\($0)\", " }.joined()
        if let place = text.range(of: "\(list) = [ ") {
          return text.insert(contentsOf: words, at: place.upperBound)
        }
        text += "\(list) = [ \(words)]\n"
      }
      add(disks, to: "disk")
      add(nics, to: "vif")
      if let drive { text.replace(directory.appendingPathComponent("first-\(kind).iso").path, with: drive) }
      let path = directory.appendingPathComponent("\(kind)-more.cfg").path
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return path
    }

    /// What xl has made of a file is what we take the file for.
    @Test(arguments: [GuestKind.pv, .pvh, .hvm]) func xlsGuestIsAsItsFile(_ kind: GuestKind) throws {
      _ = try Guest.shared(kind)
      let result = try HostCommand([XLPlugCommand.program.path, "diff", try file(kind)]).end()
      #expect(result.status == 0, "\(result.text)\(result.errorText)")
    }

    @Test(arguments: Attacher.engines) func devicesComeChangeAndGo(_ who: Attacher) throws {
      try who.require()
      let guest = try Guest.shared(.pv)
      let before = try HostTraces.now()
      let disk = try TestDisk(.file)
      func path(_ rate: String) throws -> String {
        let nic = "mac=\(NicCase.mac),bridge=\(XenHost.bridge),rate=\(rate)"
        return try file(.pv, disks: [disk.spec], nics: [nic])
      }
      try XenHost.must(words("apply", path("10Mb/s@20ms"), who))
      #expect(try guest.disk(disk.vdev).sum == disk.sum)
      try guest.ping(NicCase.mac, from: "10.9.0.2", to: XenHost.address)
      #expect(try XenHost.must(["xl", "block-list", guest.name]).contains("51728"))
      #expect(try XenHost.must(["xl", "network-list", guest.name]).contains(NicCase.mac))
      let again = try XenHost.must(words("apply", path("10Mb/s@20ms"), who))
      #expect(again.split(separator: "\n").count == 1 && again.hasSuffix("3 unchanged\n"), "\(again)")

      let changed = try XenHost.must(words("apply", path("20Mb/s@20ms"), who))
      #expect(changed.contains("changed vif0"), "\(changed)")
      let backend = "/local/domain/0/backend/vif/\(guest.domid)/0"
      #expect(try XenHost.read("\(backend)/rate") == "50000,20000")
      #expect(try XenHost.read("\(backend)/state") == "4", "it stays connected")
      let kept = try XenHost.must(["xl", "list", "-l", guest.name])
      #expect(kept.contains("\"rate_bytes_per_interval\": 50000"), "\(kept)")

      try XenHost.must(words("apply", file(.pv), who, ["--prune"]))
      #expect(try !guest.hasDisk(disk.vdev))
      try HostTraces.expect(before)
    }

    @Test(arguments: Attacher.engines) func mediaAreChanged(_ who: Attacher) throws {
      try who.require()
      _ = try Guest.shared(.hvm)
      let before = try HostTraces.now()
      let disk = try TestDisk(.file, vdev: "xvdy")
      let image = String(disk.spec.prefix { $0 != "," })
      let changed = try XenHost.must(words("apply", file(.hvm, drive: image), who))
      #expect(changed.contains("inserted '\(image)'"), "\(changed)")
      try XenHost.must(words("apply", file(.hvm), who))
      #expect(try XenHost.must(words("diff", file(.hvm), who)).hasSuffix("unchanged\n"))
      try HostTraces.expect(before)
    }
  }
}

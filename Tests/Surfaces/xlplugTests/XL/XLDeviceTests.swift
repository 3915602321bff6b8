import Foundation
import Glibc
import Testing
import XLTestKit

extension XLCommandTests {
  /// xl's commands on devices, by the real xl 4.17 and by xlplug in turn, on one simulated host.
  @Suite(.serialized) struct XLDeviceTests {
    /// What a script does that connects a disk, to a block device that every machine has.
    private static let connectingDisk =
      #"[ "$1" = add ] && xenstore-write "$XENBUS_PATH/physical-device" "$(stat -c %t:%T /dev/loop0)"; exit 0"#
    /// What one for interfaces does.
    private static let connecting =
      #"[ "$1" = online ] && xenstore-write "$XENBUS_PATH/hotplug-status" connected; exit 0"#

    private func lists(_ host: XLHost, _ what: String) throws {
      for command in ["block-list", "network-list"] {
        for domains in [
          ["61"], ["61", "62"], ["sixty-two", "61"], ["61", "nobody", "62"], ["nobody"], ["99"],
          ["61", "61"],
          ["", "061"], ["4294967357"], ["99999999999999999999", "62"], ["--", "-1"],
        ] {
          try host.expectSame([command] + domains, what)
        }
      }
    }

    @Test func listsAreTheSameAndEachTakesWhatTheOtherAttached() throws {
      let host = try XLHost(isSimulated: true)
      let disk = try host.script("disk", Self.connectingDisk)
      let script = try host.script("connect", Self.connecting)
      try lists(host, "nothing attached")
      func vif(_ number: Int) -> [String] {
        ["devid=\(number)", "mac=00:16:3E:00:00:1\(number)", "script=\(script)"]
      }
      let before = try host.listing()
      let attaches: [(isOurs: Bool, words: [String])] = [
        (false, ["block-attach", "61", "script=\(disk),vdev=xvda,access=ro,target=thing:1"]),
        (true, ["block-attach", "sixty-one", "script=\(disk)", "target=other", "vdev=xvdb", "access=ro"]),
        (true, ["block-attach", "62", "script=\(disk),vdev=hda,access=ro,target=third"]),
        (false, ["block-attach", "62", "script=\(disk),vdev=sda1,access=r,target=/x"]),
        (false, ["network-attach", "61"] + vif(0)), (true, ["network-attach", "sixty-one"] + vif(1)),
        (true, ["network-attach", "62"] + vif(2)),
      ]
      for (isOurs, words) in attaches {
        let result = isOurs ? try host.ours(words) : try host.xl(words)
        #expect(result.status == 0 && result.output.isEmpty, "\(words): \(result.errorText)")
        if isOurs { #expect(result.errorText == "", "\(words)") }
      }
      try lists(host, "all attached")
      let detaches: [(isOurs: Bool, words: [String])] = [
        (true, ["block-detach", "61", "xvda"]), (false, ["block-detach", "61", "xvdb"]),
        (true, ["block-detach", "--force", "sixty-two", "768"]), (false, ["block-detach", "62", "sda1"]),
        (true, ["network-detach", "61", "0"]), (false, ["network-detach", "61", "00:16:3e:00:00:11"]),
        (true, ["network-detach", "sixty-two", "00:16:3e:00:00:12"]),
      ]
      for (isOurs, words) in detaches {
        let result = isOurs ? try host.ours(words) : try host.xl(words)
        #expect(result.status == 0 && result.output.isEmpty, "\(words): \(result.errorText)")
      }
      try lists(host, "all detached")
      #expect(try host.listing() == before)
    }

    @Test func whatIsNotThere() throws {
      let host = try XLHost(isSimulated: true)
      let image = try host.image("disk.img")
      for words in [
        ["block-detach", "61", "xvda"], ["block-detach", "61", "51712"], ["block-detach", "61", "nonsense"],
        ["block-detach", "61", ""], ["block-detach", "-f", "61", "xvda"], ["block-detach", "nobody", "xvda"],
        ["block-detach", "99", "xvda"], ["block-detach", "70000", "xvda"],
        ["block-detach", "61", "xvda", "-f"],
        ["network-detach", "61", "0"], ["network-detach", "61", "nonsense"], ["network-detach", "61", "0:0"],
        ["network-detach", "61", "00:16:3e:00:00:01"], ["network-detach", "nobody", "0"],
        ["network-detach", "99", "0"], ["network-detach", "61", "-1"], ["network-detach", "61", ""],
        ["block-attach", "nobody", "\(image),raw,xvda,w"], ["block-attach", "199", "\(image),raw,xvda,w"],
        ["block-attach", "61", "/nonexistent/image,raw,xvda,w"],
        ["block-attach", "61", "\(image),raw,xvda,q"],
        ["block-attach", "61", "vdev=nonsense,target=\(image)"], ["network-attach", "nobody", "bridge=b"],
        ["network-attach", "61", "nonsense"], ["network-attach", "61", "rate=10"],
        ["-N", "block-attach", "nobody", "\(image),raw,xvda,w"], ["-N", "network-attach", "nobody"],
        ["-N", "block-attach", "sixty-one", "\(image),raw,xvda,w"], ["-N", "network-attach", "sixty-one"],
      ] {
        try host.expectSame(words)
      }
      try lists(host, "nothing was attached")
    }

    @Test func aFailedAttachLeavesNothingAndSaysWhy() throws {
      let host = try XLHost(isSimulated: true)
      let script = try host.script(
        "fail",
        #"xenstore-write "$XENBUS_PATH/hotplug-error" "no such thing"; exit 3"#
      )
      let words = ["block-attach", "61", "script=\(script)", "vdev=xvda", "target=thing"]
      let before = try host.listing()
      let ours = try host.ours(words)
      #expect(ours.status == 1 && ours.output.isEmpty)
      #expect(ours.errorText.contains("no such thing"))
      #expect(try host.listing() == before)
      let theirs = try host.xl(words)
      #expect(theirs.status == ours.status && theirs.output == ours.output)
      // What xl left behind is no hindrance to taking it away.
      var gone = try host.ours(["block-detach", "61", "xvda"])
      // On a loaded machine the simulated backend may not close within the ten seconds that it has.
      for _ in 0..<5 where gone.status != 0 { gone = try host.ours(["block-detach", "61", "xvda"]) }
      #expect(gone.status == 0, "\(gone.errorText)")
      #expect(try host.listing() == before)
    }

    @Test func verboseTellsStepsOnStandardError() throws {
      let host = try XLHost(isSimulated: true)
      let image = try host.image("disk.img")
      let result = try host.ours(["-v", "block-attach", "61", "\(image),raw,xvda,w"])
      #expect(result.status == 0 && result.output.isEmpty)
      #expect(result.errorText.contains("attached xvda of domain 61"))
      let refused = try host.ours(["block-attach", "62", "\(image),raw,xvda,w"])
      #expect(refused.status == 1 && refused.output.isEmpty)
      #expect(refused.errorText.contains("is in use by xvda of domain 61"))
      #expect(try host.ours(["block-detach", "61", "xvda"]).status == 0)
      #expect(try LoopDevices.lines(of: image) == [])
    }

    @Test func builtInBlockStandsBeforeThem() throws {
      let host = try XLHost(isSimulated: true)
      let image = try host.image("disk.img")
      for words in [["block-attach", "61", "\(image),raw,xvda,w"], ["block-detach", "61", "xvda"]] {
        let result = try host.ours(["-v", "--builtin-block"] + words)
        #expect(result.status == 0, "\(result.errorText)")
        #expect(result.errorText.contains("in this process"), "\(result.errorText)")
      }
      #expect(try LoopDevices.lines(of: image) == [])
    }

    /// Without `--force` a disk stays that its guest does not let go, with it the disk goes; the status is 1
    /// either way.
    @Test(arguments: [false, true]) func aGuestThatHoldsItsDisk(isForced: Bool) async throws {
      let host = try XLHost(isSimulated: false)
      for domid in [61, 62] { try XLRecord.disk(host, domid) }
      func detach(_ domid: Int) -> [String] {
        ["block-detach"] + (isForced ? ["--force"] : []) + ["\(domid)", "xvda"]
      }
      let theirs = try host.xl(detach(61))
      let ours = try host.ours(detach(62))
      #expect(theirs.status == 1 && theirs.output.isEmpty, "\(theirs.errorText)")
      #expect(ours.status == 1 && ours.output.isEmpty, "\(ours.errorText)")
      func rest(_ domid: Int) throws -> [String] {
        try host.listing().split(separator: "\n").map(String.init)
          .filter { $0.contains("/\(domid)/") && $0.contains("vbd") && !OwnKeys.isIn($0) }
          .map { $0.replacingOccurrences(of: "\(domid)", with: "N") }.sorted()
      }
      #expect(try rest(62) == rest(61))
      #expect(try rest(62).isEmpty == isForced)
    }
  }
}

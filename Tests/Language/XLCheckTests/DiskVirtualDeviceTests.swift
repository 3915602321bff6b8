import Testing
import XLCheck
import XLModel
import XLRules
import XLTestKit
import XLText

/// The name of a virtual device is judged in a disk string as it is judged alone.
@Suite struct DiskVirtualDeviceTests {
  @Test func namesInDiskStrings() {
    let texts = [
      "/x,raw,vda,w",
      "/x,raw,hde,w",
      "/x,raw,rw",
      "/x,raw,xvd,w",
      "/x,raw,d0p00,w",
      "vdev=xvda0,target=/x",
      "/x,raw,hdz:cdrom,r",
    ]
    Expect(
      #"""
      accepts
      /x,raw,vda,w
             ^^^ error[XL1801]: unknown vdev 'vda'; did you mean 'xvda'?
        help: expected xvda, hda or sda, with any letter and an optional partition: xvdb, xvda1
        fix?: write 'xvda': /x,raw,xvda,w

      accepts
      /x,raw,hde,w
             ^^^ error[XL1802]: 'hde' does not exist; the last of its 4 disks is hdd
        help: use xvd names, which have 1048576

      accepts
      /x,raw,rw
             ^^ error[XL1801]: unknown vdev 'rw'
        help: expected xvda, hda or sda, with any letter and an optional partition: xvdb, xvda1
        note: an access mode comes after the vdev: target,format,vdev,access (rw)

      accepts
      /x,raw,xvd,w
             ^^^ error[XL1803]: 'xvd' is not a documented vdev; libxl reads it as device number -16
        help: expected xvda, hda or sda, with any letter and an optional partition: xvdb, xvda1

      accepts
      /x,raw,d0p00,w
             ^^^^^ warning[XL1803]: 'd0p00' is not a documented vdev; libxl reads it as device number 51712
        help: write 'xvda' for that device
        fix?: write 'xvda': /x,raw,xvda,w

      accepts
      vdev=xvda0,target=/x
           ^^^^^ error[XL1802]: 'xvda0' does not exist; partitions count from 1, without a leading zero
        help: remove the number to use the entire disk

      accepts
      /x,raw,hdz:cdrom,r
             ^^^ error[XL1802]: 'hdz' does not exist; the last of its 4 disks is hdd
        help: use xvd names, which have 1048576
      """#
    ).check(Carets.rendered(texts))
  }

  /// Whatever the place of the name, its diagnostic is the one that it gets alone.
  @Test(arguments: [
    "vda", "XVDA", "xvda0", "hde", "hda64", "xvd", "xvd1", "d0p00", "0xca00", "/dev/xvdb", "sr0", "d5", "-1",
    "xvd-1",
    "xvda-2", "xvdbgqcw", "a\u{7F}b", "xvda", "hdc1", "d3p0", "51712",
  ])
  func saysTheSameAsAlone(_ name: String) {
    let alone = CheckedVirtualDevice(SourceText(name))
    for (before, after) in [("/x,raw,", ",w"), ("vdev=", ",target=/x"), ("/x,raw,", ":cdrom,r")] {
      let text = SourceText(before + name + after)
      let disk = CheckedDisk(text, options: CheckOptions())
      let found = disk.diagnostics.filter { (1801...1899).contains($0.code.number) }
      let start = before.utf8.count
      let range = ByteRange(start, start + name.utf8.count)
      #expect(disk.verdict == .accepts, "\(name)")
      #expect(disk.isAcceptable == alone.isAcceptable, "\(name)")
      #expect(found == CheckedVirtualDevice(text, at: range).diagnostics, "\(name)")
      #expect(found.map(\.message) == alone.diagnostics.map(\.message), "\(name)")
    }
  }

  /// No name, however odd, goes unanswered.
  @Test func anyNameIsAnswered() {
    var random = Seeded.fromEnvironment()
    let leads = [
      "", "xvd", "hd", "sd", "vd", "xd", "d", "nvme", "sr", "scd", "cd", "/dev/", "ioemu:", "phy:",
    ]
    let alphabet = Array("abz019-+xp: /\t\u{E9}".utf8)
    for _ in 0..<20_000 {
      let tail = (0..<Int.random(in: 0...6, using: &random)).map { _ in random.pick(alphabet) }
      let name = Array((random.pick(leads) + random.pick(leads)).utf8) + tail
      let alone = CheckedVirtualDevice(SourceText(name))
      // The missing target is always told.
      let disk = CheckedDisk(SourceText(Array("vdev=".utf8) + name), options: CheckOptions())
      #expect(!disk.isAcceptable, "seed \(random.seed): \(name)")
      for diagnostic in alone.diagnostics { #expect(diagnostic.range == SourceText(name).range) }
    }
  }

  /// The fix that is offered makes the name a documented one.
  @Test func fixesMend() {
    let text = SourceText("/x,raw,vda,w")
    let disk = CheckedDisk(text, options: CheckOptions())
    let fixes = disk.diagnostics.flatMap(\.fixes)
    #expect(fixes.map { String(decoding: text.applying($0.edits).bytes, as: UTF8.self) } == ["/x,raw,xvda,w"])
  }
}

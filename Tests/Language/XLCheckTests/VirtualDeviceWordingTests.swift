import Testing
import XLCheck
import XLModel
import XLReport
import XLTestKit
import XLText

@Suite struct VirtualDeviceWordingTests {
  @Test func namesThatAreNone() {
    let names = [
      "vda", "XVDA1", "/dev/xvdb", "nvme0n1", "hde", "hda64", "sdq", "xvda0", "xvda256", "xvdbgqcw", "d5",
      "sr0", "disk",
      "hda:cdrom", "", "hd", "xvda 3", "xvda-2", "0x", "d010p0", "xvda\u{202E}", "xvd1",
    ]
    let rendering = TextRendering(path: "vdev")
    Expect(
      """
      vdev:1:1: error[XL1801]: unknown vdev 'vda'; did you mean 'xvda'?
        |
      1 | vda
        | ^^^
        = help: expected xvda, hda or sda, with any letter and an optional partition: xvdb, xvda1
        = unsafe fix: write 'xvda': xvda

      xl rejects
      vdev:1:1: error[XL1801]: unknown vdev 'XVDA1'; did you mean 'xvda1'?
        |
      1 | XVDA1
        | ^^^^^
        = help: expected xvda, hda or sda, with any letter and an optional partition: xvdb, xvda1
        = unsafe fix: write 'xvda1': xvda1

      xl rejects
      vdev:1:1: error[XL1801]: unknown vdev '/dev/xvdb'; did you mean 'xvdb'?
        |
      1 | /dev/xvdb
        | ^^^^^^^^^
        = help: expected xvda, hda or sda, with any letter and an optional partition: xvdb, xvda1
        = unsafe fix: write 'xvdb': xvdb

      xl rejects
      vdev:1:1: error[XL1801]: unknown vdev 'nvme0n1'; did you mean 'xvda'?
        |
      1 | nvme0n1
        | ^^^^^^^
        = help: expected xvda, hda or sda, with any letter and an optional partition: xvdb, xvda1
        = unsafe fix: write 'xvda': xvda

      xl rejects
      vdev:1:1: error[XL1802]: 'hde' does not exist; the last of its 4 disks is hdd
        |
      1 | hde
        | ^^^
        = help: use xvd names, which have 1048576

      xl rejects
      vdev:1:1: error[XL1802]: 'hda64' does not exist; a disk 'hda' has partitions 1 to 63
        |
      1 | hda64
        | ^^^^^
        = help: use a lower partition, or the entire disk

      xl rejects
      vdev:1:1: error[XL1802]: 'sdq' does not exist; the last of its 16 disks is sdp
        |
      1 | sdq
        | ^^^
        = help: use xvd names, which have 1048576

      xl rejects
      vdev:1:1: error[XL1802]: 'xvda0' does not exist; partitions count from 1, without a leading zero
        |
      1 | xvda0
        | ^^^^^
        = help: remove the number to use the entire disk

      xl rejects
      vdev:1:1: error[XL1802]: 'xvda256' does not exist; a disk 'xvda' has partitions 1 to 255
        |
      1 | xvda256
        | ^^^^^^^
        = help: use a lower partition, or the entire disk

      xl rejects
      vdev:1:1: error[XL1802]: 'xvdbgqcw' does not exist; the last of its 1048576 disks is xvdbgqcv
        |
      1 | xvdbgqcw
        | ^^^^^^^^
        = help: use an earlier letter

      xl rejects
      vdev:1:1: error[XL1801]: unknown vdev 'd5'; did you mean 'd5p0'?
        |
      1 | d5
        | ^^
        = help: expected xvda, hda or sda, with any letter and an optional partition: xvdb, xvda1
        = unsafe fix: write 'd5p0': d5p0

      xl rejects
      vdev:1:1: error[XL1801]: unknown vdev 'sr0'; did you mean 'hdc'?
        |
      1 | sr0
        | ^^^
        = help: expected xvda, hda or sda, with any letter and an optional partition: xvdb, xvda1
        = unsafe fix: write 'hdc': hdc

      xl rejects
      vdev:1:1: error[XL1801]: unknown vdev 'disk'
        |
      1 | disk
        | ^^^^
        = help: expected xvda, hda or sda, with any letter and an optional partition: xvdb, xvda1

      xl rejects
      vdev:1:1: error[XL1801]: unknown vdev 'hda:cdrom'; did you mean 'hda'?
        |
      1 | hda:cdrom
        | ^^^^^^^^^
        = help: expected xvda, hda or sda, with any letter and an optional partition: xvdb, xvda1
        = unsafe fix: write 'hda': hda

      xl rejects
      vdev:1:1: error[XL1804]: the vdev is empty; libxl reads it as device number 0
        |
      1 |
        | ^
        = help: expected xvda, hda or sda, with any letter and an optional partition: xvdb, xvda1

      xl accepts
      vdev:1:1: error[XL1803]: 'hd' is not a documented vdev; libxl reads it as device number 832
        |
      1 | hd
        | ^^
        = help: write 'hdb' for that device
        = unsafe fix: write 'hdb': hdb

      xl accepts
      vdev:1:1: warning[XL1803]: 'xvda 3' is not a documented vdev; libxl reads it as device number 51715
        |
      1 | xvda 3
        | ^^^^^^
        = help: write 'xvda3' for that device
        = unsafe fix: write 'xvda3': xvda3

      xl accepts
      vdev:1:1: error[XL1803]: 'xvda-2' is not a documented vdev; libxl reads it as device number -2
        |
      1 | xvda-2
        | ^^^^^^
        = help: expected xvda, hda or sda, with any letter and an optional partition: xvdb, xvda1

      xl accepts
      vdev:1:1: error[XL1801]: unknown vdev '0x'
        |
      1 | 0x
        | ^^
        = help: expected xvda, hda or sda, with any letter and an optional partition: xvdb, xvda1

      xl rejects
      vdev:1:1: warning[XL1803]: 'd010p0' is not a documented vdev; libxl reads it as device number 51840
        |
      1 | d010p0
        | ^^^^^^
        = help: write 'xvdi' for that device
        = unsafe fix: write 'xvdi': xvdi

      xl accepts
      vdev:1:1: error[XL1801]: unknown vdev 'xvda\\u{202e}'; did you mean 'xvda'?
        |
      1 | xvda\\u{202e}
        | ^^^^^^^^^^^^
        = help: expected xvda, hda or sda, with any letter and an optional partition: xvdb, xvda1
        = unsafe fix: write 'xvda': xvda

      xl rejects
      vdev:1:1: error[XL1803]: 'xvd1' is not a documented vdev; libxl reads it as device number -15
        |
      1 | xvd1
        | ^^^^
        = help: expected xvda, hda or sda, with any letter and an optional partition: xvdb, xvda1

      xl accepts
      """
    ).check(
      names.map { name in
        let checked = CheckedVirtualDevice(SourceText(name))
        return rendering.rendered(checked.diagnostics, of: checked.text) + "xl \(checked.verdict.rawValue)"
      }.joined(separator: "\n")
    )
  }

  @Test(arguments: ["xvda", "xvda1", "hdc", "sdb", "d536p37", "51712"])
  func saysNothingAboutDocumentedNames(_ name: String) {
    #expect(CheckedVirtualDevice(SourceText(name)).diagnostics.isEmpty)
  }
}

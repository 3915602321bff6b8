import Testing
import XLCheck
import XLModel
import XLRules
import XLTestKit
import XLText

/// What is said about prefixes, missing parts, combinations that libxl refuses, and limits.
@Suite struct DiskRefusalTests {
  @Test func prefixes() {
    let texts = [
      "unix:/sock,,xvda",
      "qed:/x,xvda",
      "phy:/dev/vg/a,xvda,w",
      "tap:aio:qcow2:/a.qcow2,xvda,w",
      "iscsi:iqn.2001-05.com:x,xvda,w",
      "nbd:unix:/sock,xvda,w",
      "drbd:r0,xvda,w",
      "/a,phy:xvda,w",
    ]
    Expect(
      #"""
      rejects
      unix:/sock,,xvda
      ^^^^^ error[XL1015]: unknown prefix 'unix:'; expected one of raw: qcow: qcow2: vhd: iscsi: nbd: enbd: drbd: tapdisk: tap: tap2: aio: ioemu: file: phy:
        help: write a target that begins like this last, as target=unix:/sock
        fix: write named parameters, target= last: format=raw,vdev=xvda,target=unix:/sock

      rejects
      qed:/x,xvda
      ^^^^ error[XL1015]: unknown prefix 'qed:'; expected one of raw: qcow: qcow2: vhd: iscsi: nbd: enbd: drbd: tapdisk: tap: tap2: aio: ioemu: file: phy:
        help: write the format as format=qed
        fix?: write 'format=qed,': format=qed,/x,xvda

      accepts
      phy:/dev/vg/a,xvda,w
      ^^^^ note[XL1017]: prefix 'phy:' is deprecated and has no effect; it does not select a backend
        help: remove it; to select a backend, write backendtype=
        fix: write the disk without prefixes: /dev/vg/a,raw,xvda,w

      accepts
      tap:aio:qcow2:/a.qcow2,xvda,w
      ^^^^^^^^^^^^^^ warning[XL1016]: prefixes 'tap:aio:qcow2:' are deprecated; together they mean format=qcow2
        help: write named parameters instead
        fix: write the disk without prefixes: /a.qcow2,qcow2,xvda,w

      accepts
      iscsi:iqn.2001-05.com:x,xvda,w
      ^^^^^^ warning[XL1016]: prefix 'iscsi:' is deprecated; it means script=block-iscsi
        help: write named parameters instead
        fix: write the disk without prefixes: script=block-iscsi,iqn.2001-05.com:x,raw,xvda,w
      iscsi:iqn.2001-05.com:x,xvda,w
            ^^^^^^^^^^^^^^^^^ warning[XL1041]: the target 'iqn.2001-05.com:x' has no iqn= and portal=; Xen's block-iscsi requires it
        help: write target=iqn=NAME,portal=ADDRESS:PORT

      rejects
      nbd:unix:/sock,xvda,w
      ^^^^ warning[XL1016]: prefix 'nbd:' is deprecated; it means script=block-nbd
        help: write named parameters instead
        fix: write the disk without prefixes: script=block-nbd,unix:/sock,raw,xvda,w
      nbd:unix:/sock,xvda,w
      ^^^^ warning[XL1042]: Xen's block-nbd requires arguments that no toolstack passes
        help: connect with nbd-client, and use the device /dev/nbd0, or use another script
      nbd:unix:/sock,xvda,w
          ^^^^^ error[XL1015]: unknown prefix 'unix:'; expected one of raw: qcow: qcow2: vhd: iscsi: nbd: enbd: drbd: tapdisk: tap: tap2: aio: ioemu: file: phy:
        help: write a target that begins like this last, as target=unix:/sock

      accepts
      drbd:r0,xvda,w
      ^^^^^ warning[XL1016]: prefix 'drbd:' is deprecated; it means script=block-drbd
        help: write named parameters instead
        fix: write the disk without prefixes: script=block-drbd,r0,raw,xvda,w
      drbd:r0,xvda,w
      ^^^^^ note[XL1043]: Xen does not ship the script of 'drbd:'
        help: write target=/dev/drbd/by-res/RESOURCE/0 without a script, or install drbd-utils before version 9.31

      accepts
      /a,phy:xvda,w
         ^^^^ note[XL1017]: prefix 'phy:' is deprecated and has no effect; it does not select a backend
        help: remove it; to select a backend, write backendtype=
        fix: write the disk without prefixes: /a,format=raw,xvda,w
      """#
    ).check(Carets.rendered(texts))
  }

  @Test func missing() {
    let texts = [
      "",
      "foo",
      "/a,raw,,w",
    ]
    Expect(
      #"""
      rejects

      ^ error[XL1018]: no vdev; expected the name of the disk in the guest, such as xvda
        help: add vdev=xvda, or write the vdev in the third position: target,format,vdev

      ^ error[XL1019]: no target; expected the path of a device or image, or the target of the script
        help: add target=PATH at the end; only a CD-ROM drive can be empty

      rejects
      foo
         ^ error[XL1018]: no vdev; expected the name of the disk in the guest, such as xvda
        help: add vdev=xvda, or write the vdev in the third position: target,format,vdev

      accepts
      /a,raw,,w
             ^ error[XL1026]: the vdev is empty; expected the name of the disk in the guest, such as xvda
        help: write a vdev, such as vdev=xvda
      """#
    ).check(Carets.rendered(texts))
  }

  @Test func media() {
    let texts = [
      ",hda:disk,w",
      "/x,empty,xvda",
      "/x,empty,hdc,cdrom",
      "/x,raw,hdc:cdrom,rw",
      ",raw,xvda",
    ]
    Expect(
      #"""
      accepts
      ,hda:disk,w
       ^^^^^^^^ error[XL1029]: format 'empty' without 'cdrom'; only a CD-ROM drive can be empty
        help: add 'cdrom', or write a target and its format

      accepts
      /x,empty,xvda
         ^^^^^ error[XL1029]: format 'empty' without 'cdrom'; only a CD-ROM drive can be empty
        help: add 'cdrom', or write a target and its format

      accepts
      /x,empty,hdc,cdrom
         ^^^^^ error[XL1030]: format 'empty' with the target '/x'; expected no target, or its format
        help: write 'raw' for an image, or remove the target
        note: the target (/x)

      accepts
      /x,raw,hdc:cdrom,rw
                       ^^ warning[XL1028]: access 'rw' has no effect: a CD-ROM drive is always read-only
        help: write 'ro', or remove it
        note: the drive is a CD-ROM here (cdrom)
        fix: write 'ro': /x,raw,hdc:cdrom,ro

      accepts
      ,raw,xvda
      ^ error[XL1031]: the target is empty; expected the path of a device or image
        help: write a target; only a CD-ROM drive can be empty
      """#
    ).check(Carets.rendered(texts))
  }

  @Test func coloPorts() {
    let texts = [
      "colo-port=0,/x,,xvda",
      "colo-port=010,/x,,xvda",
      "colo-port=65536,/x,,xvda",
    ]
    Expect(
      #"""
      rejects
      colo-port=0,/x,,xvda
                ^ error[XL1007]: xl reads the COLO port '0' as 0; expected a number from 1 to 65535
        help: write the port in decimal digits

      accepts
      colo-port=010,/x,,xvda
                ^^^ warning[XL1037]: xl reads the COLO port '010' as 10
        help: write 10
        fix: write '10': colo-port=10,/x,,xvda

      accepts
      colo-port=65536,/x,,xvda
                ^^^^^ error[XL1038]: xl reads the COLO port '65536' as 65536; expected a number from 1 to 65535
      """#
    ).check(Carets.rendered(texts))
  }

  @Test func combinations() {
    let texts = [
      "backendtype=qdisk,script=block-x,vdev=xvda,target=/a",
      "backendtype=phy,format=qcow2,vdev=xvda,target=/a",
      "script=block-x,format=qcow2,vdev=xvda,target=/a",
      "backendtype=tap,vdev=xvda,target=/a",
      "backendtype=tap,colo,vdev=xvda,target=/a",
      "backendtype=standalone,vdev=xvda,target=/a",
      "specification=virtio,backendtype=qdisk,vdev=xvda,target=/a",
    ]
    Expect(
      #"""
      accepts
      backendtype=qdisk,script=block-x,vdev=xvda,target=/a
                               ^^^^^^^ error[XL1032]: backend type 'qdisk' does not run the script 'block-x'; expected 'phy'
        help: write backendtype=phy, or remove 'backendtype' or the script
        note: the backend type is here (qdisk)

      accepts
      backendtype=phy,format=qcow2,vdev=xvda,target=/a
                             ^^^^^ error[XL1033]: backend type 'phy' does not support format 'qcow2'; expected 'raw'
        help: write backendtype=qdisk, which supports every format, or remove 'backendtype'

      accepts
      script=block-x,format=qcow2,vdev=xvda,target=/a
                            ^^^^^ error[XL1033]: a disk with a script cannot have format 'qcow2'; expected 'raw'
        help: remove the format: the script provides a raw device
        note: the script is here (block-x)

      accepts
      backendtype=tap,vdev=xvda,target=/a
                  ^^^ error[XL1035]: libxl 4.17 does not support backend type 'tap'; it requires Xen 4.19 or later
        help: remove the backend type; libxl then selects one

      accepts
      backendtype=tap,colo,vdev=xvda,target=/a
                  ^^^ error[XL1035]: libxl 4.17 does not support backend type 'tap'; it requires Xen 4.19 or later
        help: remove the backend type; libxl then selects one
      backendtype=tap,colo,vdev=xvda,target=/a
                      ^^^^ error[XL1034]: backend type 'tap' does not support 'colo'; expected 'qdisk'
        help: write backendtype=qdisk, or remove 'colo'

      accepts
      backendtype=standalone,vdev=xvda,target=/a
                  ^^^^^^^^^^ error[XL1036]: backend type 'standalone' requires specification=virtio
        help: add specification=virtio, or use another backend type

      accepts
      specification=virtio,backendtype=qdisk,vdev=xvda,target=/a
                                       ^^^^^ error[XL1036]: specification 'virtio' does not support backend type 'qdisk'; expected 'standalone'
        help: write backendtype=standalone, or remove specification=virtio
      """#
    ).check(Carets.rendered(texts))
  }

  @Test func newerFlags() {
    let texts = [
      "untrusted,/x,,xvda",
      "/x,,xvda,trusted",
      "grant_usage=1,/x,,xvda",
      "trusted,raw,xvda",
    ]
    Expect(
      #"""
      rejects
      untrusted,/x,,xvda
      ^^^^^^^^^ error[XL1021]: the flag 'untrusted' requires Xen 4.19; xl 4.17 reads it as a positional parameter
        help: remove it, or use Xen 4.19 or later
        fix?: remove 'untrusted': /x,,xvda

      rejects
      /x,,xvda,trusted
               ^^^^^^^ error[XL1021]: the flag 'trusted' requires Xen 4.19; xl 4.17 reads it as a positional parameter
        help: remove it, or use Xen 4.19 or later
        fix?: remove 'trusted': /x,,xvda

      rejects
      grant_usage=1,/x,,xvda
      ^^^^^^^^^^^^^ error[XL1021]: the flag 'grant_usage' requires Xen 4.19; xl 4.17 reads it as a positional parameter
        help: remove it, or use Xen 4.19 or later
        fix?: remove 'grant_usage': /x,,xvda

      accepts
      trusted,raw,xvda
      ^^^^^^^ error[XL1021]: the flag 'trusted' requires Xen 4.19; xl 4.17 reads it as a positional parameter
        help: remove it, or use Xen 4.19 or later
        fix?: remove 'trusted': raw,xvda
      """#
    ).check(Carets.rendered(texts))
  }

  @Test func bytes() {
    let texts = [
      "/a\0b,,xvda",
      "/日本 ,,xvda",
    ]
    Expect(
      #"""
      dies
      /a\0b,,xvda
        ^^ error[XL1025]: the string contains a NUL byte; xl ignores the rest of the string
        help: remove it
        fix?: remove the NUL byte: /ab,,xvda

      accepts
      /日本 ,,xvda
         ^ warning[XL1022]: the target '/日本 ' has leading or trailing white space; xl keeps it
        help: remove the white space; xl skips it only before a parameter
        fix?: remove the white space: /日本,,xvda
      """#
    ).check(Carets.rendered(texts))
  }

  @Test func severalProblems() {
    let texts = [
      "/a,img,xvda,RW,foo=bar,cdrm"
    ]
    Expect(
      #"""
      rejects
      /a,img,xvda,RW,foo=bar,cdrm
         ^^^ error[XL1002]: unknown format 'img'; did you mean 'raw'?
        help: expected raw, qcow, qcow2, vhd, qed or empty
        fix?: write 'raw': /a,raw,xvda,RW,foo=bar,cdrm
      /a,img,xvda,RW,foo=bar,cdrm
                  ^^ error[XL1003]: unknown access 'RW'; did you mean 'rw'?
        help: expected r, ro, w or rw
        fix?: write 'rw': /a,img,xvda,rw,foo=bar,cdrm
      /a,img,xvda,RW,foo=bar,cdrm
                     ^^^ error[XL1008]: unknown key 'foo'; expected target, format, vdev, access, devtype, backend, backendtype, specification, script, colo-host, colo-port, colo-export, active-disk or hidden-disk
        help: write keys in lower case, and a target that contains '=' last, as target=…
      /a,img,xvda,RW,foo=bar,cdrm
                             ^^^^ error[XL1014]: unexpected positional parameter 'cdrm'; expected only target, format, vdev and access
        help: write 'cdrom' for the flag, followed by a comma or the end
        fix?: write the flag 'cdrom': /a,img,xvda,RW,foo=bar,cdrom
      """#
    ).check(Carets.rendered(texts))
  }

  @Test func overlongParameters() {
    for (text, verdict) in [(16383, XLVerdict.rejects), (16384, .dies)] {
      let disk = CheckedDisk(SourceText(String(repeating: "a", count: text)), options: CheckOptions())
      #expect(disk.verdict == verdict)
      let isSaid = disk.diagnostics.contains { $0.code == 1023 }
      #expect(isSaid == (verdict == .dies))
    }
    let tokens = String(repeating: "discard,", count: 3000)
    #expect(CheckedDisk(SourceText("/x,,xvda," + tokens), options: CheckOptions()).verdict == .accepts)
    #expect(CheckedDisk(SourceText("/x,,xvda, " + tokens), options: CheckOptions()).verdict == .dies)
  }

  @Test func wordsAreJoinedByABlank() {
    let words = ["format=raw", "vdve=hda", "target=/a,b"].map { SourceText($0) }
    let disk = CheckedDisk(words: words, options: CheckOptions())
    Expect(
      """
      rejects
      format=raw vdve=hda target=/a,b
                 ^^^^ error[XL1008]: unknown key 'vdve'; did you mean 'vdev'?
        fix?: write 'vdev=': format=raw vdev=hda target=/a,b
      """
    ).check(Carets.render(disk))
  }

  /// A fix's title and a help repeat the user's text too, on its way to a terminal.
  @Test(arguments: [
    "targe=/a\u{1B}[2J,vdev=xvda", "x\u{1B}y:/a,xvda,w", "/a\u{1B}=b,raw,xvda,w", "/a,raw,xvda,\u{1B}rw",
    "vdev=xvda,target=/a\u{1B},raw,format=raw",
  ])
  func noControlByteIsPrinted(_ text: String) {
    let found = CheckedDisk(SourceText(text), options: CheckOptions()).diagnostics
    let printed = found.flatMap {
      [$0.message, $0.help ?? ""] + $0.notes.map(\.message) + $0.fixes.map(\.title)
    }
    #expect(!found.isEmpty && !printed.contains { $0.contains("\u{1B}") }, "\(printed)")
  }
}

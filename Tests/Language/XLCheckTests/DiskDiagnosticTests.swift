import Testing
import XLCheck
import XLModel
import XLTestKit
import XLText

/// What is said about each kind of mistake: place, words, way out, and what each fix makes of the text.
@Suite struct DiskDiagnosticTests {
  private func rendered(_ texts: [String]) -> String {
    texts.map { Carets.render(CheckedDisk(SourceText($0), options: CheckOptions(xen: .oldest))) }
      .joined(separator: "\n\n")
  }

  @Test func forgottenFormat() {
    let texts = [
      "/a.img,xvda,rw",
      "/a.qcow2,hdc:cdrom",
      "/a,w",
    ]
    Expect(
      #"""
      rejects
      /a.img,xvda,rw
             ^^^^ error[XL1001]: the format field was left out: 'xvda', a device, stands where the format goes
        help: put an empty field before it, or one of raw, qcow, qcow2, vhd, qed or empty
        fix: insert the empty format field: /a.img,,xvda,rw

      rejects
      /a.qcow2,hdc:cdrom
               ^^^^^^^^^ error[XL1001]: the format field was left out: 'hdc:cdrom', a device, stands where the format goes
        help: put an empty field before it, or one of raw, qcow, qcow2, vhd, qed or empty
        note: an empty field means raw, but the target ends in '.qcow2' (/a.qcow2)
        fix: insert the empty format field: /a.qcow2,,hdc:cdrom
        fix?: insert the format 'qcow2': /a.qcow2,qcow2,hdc:cdrom

      rejects
      /a,w
         ^ error[XL1001]: the format field was left out: 'w', an access mode, stands where the format goes
        help: put an empty field before it, or one of raw, qcow, qcow2, vhd, qed or empty
        fix: insert the empty format field: /a,,w
      /a,w
          ^ error[XL1018]: no vdev; expected the name of the disk in the guest, such as xvda
        help: add vdev=xvda, or write it in the third place: target,format,vdev
      """#
    ).check(rendered(texts))
  }

  @Test func unknownKeys() {
    let texts = [
      "frmat=raw,vdev=xvda,target=/a",
      "Format=raw,vdev=xvda,target=/a",
      "back_end=dom1,vdev=xvda,target=/a",
      "banana=1,vdev=xvda,target=/a",
      "path=/a,vdev=xvda",
      "vdve=xvda,target=/a",
      "format =raw,vdev=xvda,target=/a",
      "readonly=1,vdev=xvda,target=/a",
    ]
    Expect(
      #"""
      rejects
      frmat=raw,vdev=xvda,target=/a
      ^^^^^ error[XL1008]: unknown key 'frmat'; did you mean 'format'?
        fix?: write 'format=': format=raw,vdev=xvda,target=/a

      rejects
      Format=raw,vdev=xvda,target=/a
      ^^^^^^ error[XL1008]: unknown key 'Format'; did you mean 'format'?
        fix?: write 'format=': format=raw,vdev=xvda,target=/a

      rejects
      back_end=dom1,vdev=xvda,target=/a
      ^^^^^^^^ error[XL1008]: unknown key 'back_end'; did you mean 'backend'?
        fix?: write 'backend=': backend=dom1,vdev=xvda,target=/a

      rejects
      banana=1,vdev=xvda,target=/a
      ^^^^^^ error[XL1008]: unknown key 'banana'; expected target, format, vdev, access, devtype, backend, backendtype, specification, script, colo-host, colo-port, colo-export, active-disk or hidden-disk
        help: keys are lower case; a target that holds '=' is written last, as target=…

      rejects
      path=/a,vdev=xvda
      ^^^^ error[XL1008]: unknown key 'path'; did you mean 'target'?
        help: target= goes last, because it takes the rest of the string
        fix?: write 'target=/a' at the end: vdev=xvda,target=/a

      rejects
      vdve=xvda,target=/a
      ^^^^ error[XL1008]: unknown key 'vdve'; did you mean 'vdev'?
        fix?: write 'vdev=': vdev=xvda,target=/a

      rejects
      format =raw,vdev=xvda,target=/a
      ^^^^^^ error[XL1008]: key 'format' with white space before '='
        fix?: write 'format=': format=raw,vdev=xvda,target=/a

      rejects
      readonly=1,vdev=xvda,target=/a
      ^^^^^^^^ error[XL1008]: unknown key 'readonly'; did you mean 'access=ro'?
        fix?: write 'access=ro': access=ro,vdev=xvda,target=/a
      """#
    ).check(rendered(texts))
  }

  @Test func swallowedByTarget() {
    let texts = [
      "target=/a,vdev=xvda",
      "vdev=xvda,target=/a,format=qcow2,access=r",
      "target=/a, vdev=xvda,",
    ]
    Expect(
      #"""
      rejects
      target=/a,vdev=xvda
                ^^^^^^^^^ error[XL1020]: target= takes the rest of the string and swallowed 'vdev=xvda'
        help: put target= last
        note: target= begins here (target=)
        note: therefore the disk has no vdev
        fix?: move target= to the end: vdev=xvda,target=/a

      accepts
      vdev=xvda,target=/a,format=qcow2,access=r
                          ^^^^^^^^^^^^^^^^^^^^^ warning[XL1020]: target= takes the rest of the string and swallowed 'format=qcow2,access=r'
        help: put target= last
        note: target= begins here (target=)
        fix?: move target= to the end: vdev=xvda,format=qcow2,access=r,target=/a

      rejects
      target=/a, vdev=xvda,
                 ^^^^^^^^^ error[XL1020]: target= takes the rest of the string and swallowed 'vdev=xvda'
        help: put target= last
        note: target= begins here (target=)
        note: therefore the disk has no vdev
        fix?: move target= to the end: vdev=xvda,target=/a
      """#
    ).check(rendered(texts))
  }

  @Test func values() {
    let texts = [
      "/a,QCOW2,xvda",
      "/a,vmdk,xvda,w",
      "/a,img,xvda,w!",
      "/a,raw,xvda,RW",
      "/a,raw ,xvda",
      "/x,raw,hdc:floppy",
      "devtype=,vdev=xvda,target=/x",
      "backendtype=qemu,vdev=xvda,target=/a",
      "specification=vbd,vdev=xvda,target=/a",
      "/a,,xvda,readonly",
    ]
    Expect(
      #"""
      rejects
      /a,QCOW2,xvda
         ^^^^^ error[XL1002]: unknown format 'QCOW2'; did you mean 'qcow2'?
        help: expected raw, qcow, qcow2, vhd, qed or empty
        fix?: write 'qcow2': /a,qcow2,xvda

      rejects
      /a,vmdk,xvda,w
         ^^^^ error[XL1002]: unknown format 'vmdk'; expected raw, qcow, qcow2, vhd, qed or empty

      rejects
      /a,img,xvda,w!
         ^^^ error[XL1002]: unknown format 'img'; did you mean 'raw'?
        help: expected raw, qcow, qcow2, vhd, qed or empty
        fix?: write 'raw': /a,raw,xvda,w!
      /a,img,xvda,w!
                  ^^ error[XL1003]: access 'w!' is the old form that allowed sharing; expected r or ro (read-only), w or rw (read-write)
        help: xl has no way to allow sharing in a disk string; write 'w'
        fix?: write 'w': /a,img,xvda,w

      rejects
      /a,raw,xvda,RW
                  ^^ error[XL1003]: unknown access 'RW'; did you mean 'rw'?
        help: expected r, ro, w or rw
        fix?: write 'rw': /a,raw,xvda,rw

      rejects
      /a,raw ,xvda
         ^^^^ error[XL1002]: white space belongs to the format 'raw '; expected raw, qcow, qcow2, vhd, qed or empty
        help: remove the white space
        fix?: remove the white space: /a,raw,xvda

      rejects
      /x,raw,hdc:floppy
                 ^^^^^^ error[XL1006]: unknown device type 'floppy'; expected cdrom or disk

      rejects
      devtype=,vdev=xvda,target=/x
              ^ error[XL1006]: no device type after '='; expected cdrom or disk

      rejects
      backendtype=qemu,vdev=xvda,target=/a
                  ^^^^ error[XL1004]: unknown backend type 'qemu'; did you mean 'qdisk'?
        help: expected phy, tap, qdisk or standalone
        fix?: write 'qdisk': backendtype=qdisk,vdev=xvda,target=/a

      rejects
      specification=vbd,vdev=xvda,target=/a
                    ^^^ error[XL1005]: unknown specification 'vbd'; expected xen or virtio

      rejects
      /a,,xvda,readonly
               ^^^^^^^^ error[XL1003]: unknown access 'readonly'; did you mean 'ro'?
        help: expected r, ro, w or rw
        fix?: write 'ro': /a,,xvda,ro
      """#
    ).check(rendered(texts))
  }

  @Test func blanks() {
    let texts = [
      "/a , raw, xvda, w",
      "vdev= xvda,target=/a",
      "/x,,xvda,cdrom ,",
      "/x,,xvda\r",
    ]
    Expect(
      #"""
      accepts
      /a , raw, xvda, w
        ^ warning[XL1022]: white space at the edge of the target '/a ' is part of it
        help: remove it; white space is skipped only before a parameter
        fix?: remove the white space: /a, raw, xvda, w

      accepts
      vdev= xvda,target=/a
           ^ error[XL1022]: white space at the edge of the vdev ' xvda' is part of it
        help: remove it; white space is skipped only before a parameter
        fix?: remove the white space: vdev=xvda,target=/a

      rejects
      /x,,xvda,cdrom ,
               ^^^^^^ error[XL1003]: unknown access 'cdrom '; expected r or ro (read-only), w or rw (read-write)
        help: for the flag 'cdrom' write it exactly so, with a comma or the end directly behind it
        fix?: write the flag 'cdrom': /x,,xvda,cdrom,

      accepts
      /x,,xvda\r
              ^^ error[XL1022]: white space at the edge of the vdev 'xvda\r' is part of it
        help: remove it; white space is skipped only before a parameter
        fix?: remove the white space: /x,,xvda
      """#
    ).check(rendered(texts))
  }

  @Test func repeated() {
    let texts = [
      "vdev=xvda,vdev=xvdb,target=/a",
      "access=r,access=w,vdev=xvda,target=/a",
      "discard,no-discard,vdev=xvda,target=/a",
      "format=raw,format=qcow2,vdev=xvda,target=/a",
    ]
    Expect(
      #"""
      rejects
      vdev=xvda,vdev=xvdb,target=/a
                     ^^^^ error[XL1012]: vdev is given twice: 'xvdb' after 'xvda'; expected once
        help: keep one of the two
        note: first given here (xvda)
        fix?: remove the second vdev=: vdev=xvda,target=/a

      accepts
      access=r,access=w,vdev=xvda,target=/a
                      ^ warning[XL1013]: 'w' silently replaces 'r'; the last one counts
        help: keep one of the two
        note: replaced here (r)

      accepts
      discard,no-discard,vdev=xvda,target=/a
              ^^^^^^^^^^ warning[XL1013]: 'no-discard' silently replaces 'discard'; the last one counts
        help: keep one of the two
        note: replaced here (discard)

      rejects
      format=raw,format=qcow2,vdev=xvda,target=/a
                        ^^^^^ error[XL1012]: format is given twice: 'qcow2' after 'raw'; expected once
        help: keep one of the two
        note: first given here (raw)
        fix?: remove the second format=: format=raw,vdev=xvda,target=/a
      """#
    ).check(rendered(texts))
  }

  @Test func positionals() {
    let texts = [
      "/a,raw,xvda,w,cdrm",
      "phy:/a,xvda,w,foo",
    ]
    Expect(
      #"""
      rejects
      /a,raw,xvda,w,cdrm
                    ^^^^ error[XL1014]: 'cdrm' is one positional parameter too many; the places are target, format, vdev and access
        help: for the flag 'cdrom' write it exactly so, with a comma or the end directly behind it
        fix?: write the flag 'cdrom': /a,raw,xvda,w,cdrom

      rejects
      phy:/a,xvda,w,foo
      ^^^^ warning[XL1017]: prefix 'phy:' is deprecated and means nothing; it does not choose a backend
        help: leave it out; a backend is chosen with backendtype=
        fix: write the disk without prefixes: /a,raw,xvda,w,foo
      phy:/a,xvda,w,foo
                    ^^^ error[XL1014]: 'foo' is one positional parameter too many; the places are target, vdev and access
        help: name what it is with KEY=, or remove it
        note: a prefix takes the place for the format away (phy:)
      """#
    ).check(rendered(texts))
  }

  @Test func equals() {
    let texts = [
      "/a=b,raw,xvda,w",
      ",=x,xvda",
      "/a,,xvda,discard=",
      "=\n",
    ]
    Expect(
      #"""
      rejects
      /a=b,raw,xvda,w
        ^ error[XL1010]: '=' cannot stand in '/a=b', which is told by its place
        help: a target that holds '=' is written last, as target=/a=b
        fix: name every parameter, target= last: format=raw,vdev=xvda,access=rw,target=/a=b

      rejects
      ,=x,xvda
      ^ error[XL1031]: the target is empty; expected the path of a device or image
        help: give a target; only a cdrom can be empty
      ,=x,xvda
       ^ error[XL1010]: '=' without a key before it
        help: expected KEY=VALUE, a flag, or a value told by its place
      ,=x,xvda
          ^^^^ error[XL1001]: the format field was left out: 'xvda', a device, stands where the format goes
        help: put an empty field before it, or one of raw, qcow, qcow2, vhd, qed or empty
        fix: insert the empty format field: ,=x,,xvda

      accepts
      /a,,xvda,discard=
                      ^ warning[XL1011]: xl drops this '=' without a word
        help: remove it
        fix: remove the '=': /a,,xvda,discard

      dies
      =\n
      ^ error[XL1019]: no target; expected the path of a device or image, or what the script takes
        help: add target=PATH at the end; only a cdrom can be empty
      =\n
      ^ error[XL1024]: '=' with a newline behind it ends the xl process in the middle
        help: remove the newline
        fix?: remove the newline: =
      =\n
      ^ error[XL1010]: '=' without a key before it
        help: expected KEY=VALUE, a flag, or a value told by its place
      =\n
         ^ error[XL1018]: no vdev; expected the name of the disk in the guest, such as xvda
        help: add vdev=xvda, or write it in the third place: target,format,vdev
      """#
    ).check(rendered(texts))
  }

  @Test func flagsWithValues() {
    let texts = [
      "cdrom=1,vdev=hdc",
      "discard=off,vdev=xvda,target=/a",
    ]
    Expect(
      #"""
      rejects
      cdrom=1,vdev=hdc
           ^^ error[XL1009]: flag 'cdrom' takes no value
        help: write 'cdrom'
        fix?: write 'cdrom': cdrom,vdev=hdc

      rejects
      discard=off,vdev=xvda,target=/a
             ^^^^ error[XL1009]: flag 'discard' takes no value
        help: write 'no-discard'
        fix?: write 'no-discard': no-discard,vdev=xvda,target=/a
      """#
    ).check(rendered(texts))
  }

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
        help: a target that begins so is written last, as target=unix:/sock
        fix: name every parameter, target= last: format=raw,vdev=xvda,target=unix:/sock

      rejects
      qed:/x,xvda
      ^^^^ error[XL1015]: unknown prefix 'qed:'; expected one of raw: qcow: qcow2: vhd: iscsi: nbd: enbd: drbd: tapdisk: tap: tap2: aio: ioemu: file: phy:
        help: the format is written format=qed
        fix?: write 'format=qed,': format=qed,/x,xvda

      accepts
      phy:/dev/vg/a,xvda,w
      ^^^^ warning[XL1017]: prefix 'phy:' is deprecated and means nothing; it does not choose a backend
        help: leave it out; a backend is chosen with backendtype=
        fix: write the disk without prefixes: /dev/vg/a,raw,xvda,w

      accepts
      tap:aio:qcow2:/a.qcow2,xvda,w
      ^^^^^^^^^^^^^^ warning[XL1016]: prefixes 'tap:aio:qcow2:' are deprecated; together they mean format=qcow2
        help: write the meaning by name
        fix: write the disk without prefixes: /a.qcow2,qcow2,xvda,w

      accepts
      iscsi:iqn.2001-05.com:x,xvda,w
      ^^^^^^ warning[XL1016]: prefix 'iscsi:' is deprecated; it means script=block-iscsi
        help: write the meaning by name
        note: xen's own block-iscsi takes only a target such as iqn=NAME,portal=ADDRESS (iqn.2001-05.com:x)
        fix: write the disk without prefixes: script=block-iscsi,iqn.2001-05.com:x,raw,xvda,w

      rejects
      nbd:unix:/sock,xvda,w
      ^^^^ warning[XL1016]: prefix 'nbd:' is deprecated; it means script=block-nbd
        help: write the meaning by name
        note: xen's own block-nbd wants arguments that no toolstack passes
        fix: write the disk without prefixes: script=block-nbd,unix:/sock,raw,xvda,w
      nbd:unix:/sock,xvda,w
          ^^^^^ error[XL1015]: unknown prefix 'unix:'; expected one of raw: qcow: qcow2: vhd: iscsi: nbd: enbd: drbd: tapdisk: tap: tap2: aio: ioemu: file: phy:
        help: a target that begins so is written last, as target=unix:/sock

      accepts
      drbd:r0,xvda,w
      ^^^^^ warning[XL1016]: prefix 'drbd:' is deprecated; it means script=block-drbd
        help: write the meaning by name
        note: xen has no block-drbd; it comes with drbd's own tools
        fix: write the disk without prefixes: script=block-drbd,r0,raw,xvda,w

      accepts
      /a,phy:xvda,w
         ^^^^ warning[XL1017]: prefix 'phy:' is deprecated and means nothing; it does not choose a backend
        help: leave it out; a backend is chosen with backendtype=
        fix: write the disk without prefixes: /a,format=raw,xvda,w
      """#
    ).check(rendered(texts))
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
        help: add vdev=xvda, or write it in the third place: target,format,vdev

      ^ error[XL1019]: no target; expected the path of a device or image, or what the script takes
        help: add target=PATH at the end; only a cdrom can be empty

      rejects
      foo
         ^ error[XL1018]: no vdev; expected the name of the disk in the guest, such as xvda
        help: add vdev=xvda, or write it in the third place: target,format,vdev

      accepts
      /a,raw,,w
             ^ error[XL1026]: the vdev is empty; expected the name of the disk in the guest, such as xvda
        help: xl takes it for device number 0, which no guest drives
      """#
    ).check(rendered(texts))
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
       ^^^^^^^^ error[XL1029]: format empty without cdrom; only a cdrom can be empty
        help: add the flag cdrom, or give a target and its format

      accepts
      /x,empty,xvda
         ^^^^^ error[XL1029]: format empty without cdrom; only a cdrom can be empty
        help: add the flag cdrom, or give a target and its format

      accepts
      /x,empty,hdc,cdrom
         ^^^^^ error[XL1030]: format empty with the target '/x'; expected no target, or the format of this one
        help: write raw for an image, or leave the target out
        note: the target (/x)

      accepts
      /x,raw,hdc:cdrom,rw
                       ^^ warning[XL1028]: access 'rw' has no effect: a cdrom is always read-only
        help: write ro, or nothing
        note: made a cdrom here (cdrom)
        fix: write 'ro': /x,raw,hdc:cdrom,ro

      accepts
      ,raw,xvda
      ^ error[XL1031]: the target is empty; expected the path of a device or image
        help: give a target; only a cdrom can be empty
      """#
    ).check(rendered(texts))
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
                ^ error[XL1007]: colo port '0' reads as 0; expected a number from 1 to 65535
        help: write the port in decimal digits

      accepts
      colo-port=010,/x,,xvda
                ^^^ warning[XL1037]: colo port '010' is read as 10
        help: write 10
        fix: write '10': colo-port=10,/x,,xvda

      accepts
      colo-port=65536,/x,,xvda
                ^^^^^ error[XL1038]: colo port '65536' is read as 65536; expected a number from 1 to 65535
      """#
    ).check(rendered(texts))
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
                               ^^^^^^^ error[XL1032]: backend type qdisk runs no script, but 'block-x' is given
        help: use backendtype=phy or none, or leave the script out
        note: the backend type (qdisk)

      accepts
      backendtype=phy,format=qcow2,vdev=xvda,target=/a
                             ^^^^^ error[XL1033]: backend type phy cannot serve format qcow2; expected raw
        help: use backendtype=qdisk or none, which serves every format

      accepts
      script=block-x,format=qcow2,vdev=xvda,target=/a
                            ^^^^^ error[XL1033]: a disk with a script cannot have format qcow2; expected raw
        help: leave the format out: the script makes a raw device
        note: the script (block-x)

      accepts
      backendtype=tap,vdev=xvda,target=/a
                  ^^^ error[XL1035]: libxl of xen 4.17 does not use backend type tap; it does since 4.19
        help: leave the backend type out; libxl then chooses one

      accepts
      backendtype=tap,colo,vdev=xvda,target=/a
                  ^^^ error[XL1035]: libxl of xen 4.17 does not use backend type tap; it does since 4.19
        help: leave the backend type out; libxl then chooses one
      backendtype=tap,colo,vdev=xvda,target=/a
                      ^^^^ error[XL1034]: backend type tap cannot do colo; expected qdisk
        help: use backendtype=qdisk, or leave colo out

      accepts
      backendtype=standalone,vdev=xvda,target=/a
                  ^^^^^^^^^^ error[XL1036]: backend type standalone needs specification=virtio
        help: add specification=virtio, or choose another backend type

      accepts
      specification=virtio,backendtype=qdisk,vdev=xvda,target=/a
                                       ^^^^^ error[XL1036]: specification virtio excludes backend type qdisk; expected standalone
        help: use backendtype=standalone, or leave specification=virtio out
      """#
    ).check(rendered(texts))
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
      ^^^^^^^^^ error[XL1021]: flag 'untrusted' is known since xen 4.19; xen 4.17 takes it for a positional parameter
        help: leave it out, or use xen 4.19 or later
        fix?: remove 'untrusted': /x,,xvda

      rejects
      /x,,xvda,trusted
               ^^^^^^^ error[XL1021]: flag 'trusted' is known since xen 4.19; xen 4.17 takes it for a positional parameter
        help: leave it out, or use xen 4.19 or later
        fix?: remove 'trusted': /x,,xvda

      rejects
      grant_usage=1,/x,,xvda
      ^^^^^^^^^^^^^ error[XL1021]: flag 'grant_usage' is known since xen 4.19; xen 4.17 takes it for a positional parameter
        help: leave it out, or use xen 4.19 or later
        fix?: remove 'grant_usage': /x,,xvda

      accepts
      trusted,raw,xvda
      ^^^^^^^ error[XL1021]: flag 'trusted' is known since xen 4.19; xen 4.17 takes it for a positional parameter
        help: leave it out, or use xen 4.19 or later
        fix?: remove 'trusted': raw,xvda
      """#
    ).check(rendered(texts))
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
        ^^ error[XL1025]: a NUL byte, at which the string ends for xl; expected any other byte
        help: remove it
        fix?: remove the NUL byte: /ab,,xvda

      accepts
      /日本 ,,xvda
         ^ warning[XL1022]: white space at the edge of the target '/日本 ' is part of it
        help: remove it; white space is skipped only before a parameter
        fix?: remove the white space: /日本,,xvda
      """#
    ).check(rendered(texts))
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
        help: keys are lower case; a target that holds '=' is written last, as target=…
      /a,img,xvda,RW,foo=bar,cdrm
                             ^^^^ error[XL1014]: 'cdrm' is one positional parameter too many; the places are target, format, vdev and access
        help: for the flag 'cdrom' write it exactly so, with a comma or the end directly behind it
        fix?: write the flag 'cdrom': /a,img,xvda,RW,foo=bar,cdrom
      """#
    ).check(rendered(texts))
  }

  @Test func overlongParameters() {
    for (text, verdict) in [(16383, XLVerdict.rejects), (16384, .dies)] {
      let disk = CheckedDisk(SourceText(String(repeating: "a", count: text)), options: CheckOptions())
      #expect(disk.verdict == verdict)
      let isSaid = disk.diagnostics.contains { $0.code == DiskCode.overlongParameter.code }
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

  @Test func codesAreUniqueAndNamed() {
    #expect(Set(DiskCode.allCases.map(\.name)).count == DiskCode.allCases.count)
    Expect(
      """
      XL1001 forgotten format
      XL1002 unknown format
      XL1003 unknown access
      XL1004 unknown backend type
      XL1005 unknown specification
      XL1006 unknown device type
      XL1007 unreadable port
      XL1008 unknown key
      XL1009 flag with value
      XL1010 stray equals
      XL1011 dropped equals
      XL1012 repeated parameter
      XL1013 overridden parameter
      XL1014 too many positionals
      XL1015 unknown prefix
      XL1016 deprecated prefix
      XL1017 ignored prefix
      XL1018 missing virtual device
      XL1019 missing target
      XL1020 swallowed parameter
      XL1021 flag too new
      XL1022 edge blank
      XL1023 overlong parameter
      XL1024 scanner exit
      XL1025 nul byte
      XL1026 empty virtual device
      XL1027 impossible virtual device
      XL1028 writable cdrom
      XL1029 empty drive not cdrom
      XL1030 empty format with target
      XL1031 empty target
      XL1032 script refused
      XL1033 format refused
      XL1034 colo refused
      XL1035 tap unusable
      XL1036 specification refused
      XL1037 odd port
      XL1038 impossible port
      """
    ).check(DiskCode.allCases.map { "\($0.code) \($0.name)" }.joined(separator: "\n"))
  }
}

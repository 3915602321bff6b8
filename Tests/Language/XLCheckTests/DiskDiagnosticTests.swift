import Testing
import XLCheck
import XLModel
import XLTestKit
import XLText

/// What is said about each kind of mistake: place, words, way out, and what each fix makes of the text.
@Suite struct DiskDiagnosticTests {
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
             ^^^^ error[XL1001]: missing format field: expected a format, found the vdev 'xvda'
        help: insert an empty field before it, or one of raw, qcow, qcow2, vhd, qed or empty
        fix: insert the empty format field: /a.img,,xvda,rw

      rejects
      /a.qcow2,hdc:cdrom
               ^^^^^^^^^ error[XL1001]: missing format field: expected a format, found the vdev 'hdc:cdrom'
        help: insert an empty field before it, or one of raw, qcow, qcow2, vhd, qed or empty
        note: an empty field means raw, but the target ends in '.qcow2' (/a.qcow2)
        fix: insert the empty format field: /a.qcow2,,hdc:cdrom
        fix?: insert the format 'qcow2': /a.qcow2,qcow2,hdc:cdrom

      rejects
      /a,w
         ^ error[XL1001]: missing format field: expected a format, found the access mode 'w'
        help: insert an empty field before it, or one of raw, qcow, qcow2, vhd, qed or empty
        fix: insert the empty format field: /a,,w
      /a,w
          ^ error[XL1018]: no vdev; expected the name of the disk in the guest, such as xvda
        help: add vdev=xvda, or write the vdev in the third position: target,format,vdev
      """#
    ).check(Carets.rendered(texts))
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
        help: write keys in lower case, and a target that contains '=' last, as target=…

      rejects
      path=/a,vdev=xvda
      ^^^^ error[XL1008]: unknown key 'path'; did you mean 'target'?
        help: write target= last, because it includes the rest of the string
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
    ).check(Carets.rendered(texts))
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
                ^^^^^^^^^ error[XL1020]: 'vdev=xvda' is part of the target; expected target= as the last parameter
        help: put target= last
        note: the target begins here (target=)
        note: therefore the disk has no vdev
        fix?: move target= to the end: vdev=xvda,target=/a

      accepts
      vdev=xvda,target=/a,format=qcow2,access=r
                          ^^^^^^^^^^^^^^^^^^^^^ warning[XL1020]: 'format=qcow2,access=r' is part of the target; expected target= as the last parameter
        help: put target= last
        note: the target begins here (target=)
        fix?: move target= to the end: vdev=xvda,format=qcow2,access=r,target=/a

      rejects
      target=/a, vdev=xvda,
                ^ note[XL1039]: the target contains a space, a special character in shell scripts
        help: rename the file or device, so that scripts can handle it
        note: the target is here (/a, vdev=xvda)
      target=/a, vdev=xvda,
                 ^^^^^^^^^ error[XL1020]: 'vdev=xvda' is part of the target; expected target= as the last parameter
        help: put target= last
        note: the target begins here (target=)
        note: therefore the disk has no vdev
        fix?: move target= to the end: vdev=xvda,target=/a
      """#
    ).check(Carets.rendered(texts))
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
                  ^^ error[XL1003]: access 'w!', which allowed sharing, is no longer valid; expected r or ro (read-only), w or rw (read-write)
        help: write 'w'; xl cannot allow sharing in a disk string
        fix?: write 'w': /a,img,xvda,w

      rejects
      /a,raw,xvda,RW
                  ^^ error[XL1003]: unknown access 'RW'; did you mean 'rw'?
        help: expected r, ro, w or rw
        fix?: write 'rw': /a,raw,xvda,rw

      rejects
      /a,raw ,xvda
         ^^^^ error[XL1002]: white space is part of the format 'raw '; expected raw, qcow, qcow2, vhd, qed or empty
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
    ).check(Carets.rendered(texts))
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
        ^ warning[XL1022]: the target '/a ' has leading or trailing white space; xl keeps it
        help: remove the white space; xl skips it only before a parameter
        fix?: remove the white space: /a, raw, xvda, w

      accepts
      vdev= xvda,target=/a
           ^ error[XL1022]: the vdev ' xvda' has leading or trailing white space; xl keeps it
        help: remove the white space; xl skips it only before a parameter
        fix?: remove the white space: vdev=xvda,target=/a

      rejects
      /x,,xvda,cdrom ,
               ^^^^^^ error[XL1003]: unknown access 'cdrom '; expected r or ro (read-only), w or rw (read-write)
        help: for the flag 'cdrom' write exactly this, followed by a comma or the end
        fix?: write the flag 'cdrom': /x,,xvda,cdrom,

      accepts
      /x,,xvda\r
              ^^ error[XL1022]: the vdev 'xvda\r' has leading or trailing white space; xl keeps it
        help: remove the white space; xl skips it only before a parameter
        fix?: remove the white space: /x,,xvda
      """#
    ).check(Carets.rendered(texts))
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
                     ^^^^ error[XL1012]: 'vdev' is given twice: 'xvda' and 'xvdb'; expected once
        help: keep one of them
        note: the first value is here (xvda)
        fix?: remove the second vdev=: vdev=xvda,target=/a

      accepts
      access=r,access=w,vdev=xvda,target=/a
                      ^ warning[XL1013]: 'w' replaces 'r'; xl silently uses the last value
        help: keep one of them
        note: the first value is here (r)

      accepts
      discard,no-discard,vdev=xvda,target=/a
              ^^^^^^^^^^ warning[XL1013]: 'no-discard' replaces 'discard'; xl silently uses the last value
        help: keep one of them
        note: the first value is here (discard)

      rejects
      format=raw,format=qcow2,vdev=xvda,target=/a
                        ^^^^^ error[XL1012]: 'format' is given twice: 'raw' and 'qcow2'; expected once
        help: keep one of them
        note: the first value is here (raw)
        fix?: remove the second format=: format=raw,vdev=xvda,target=/a
      """#
    ).check(Carets.rendered(texts))
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
                    ^^^^ error[XL1014]: unexpected positional parameter 'cdrm'; expected only target, format, vdev and access
        help: write 'cdrom' for the flag, followed by a comma or the end
        fix?: write the flag 'cdrom': /a,raw,xvda,w,cdrom

      rejects
      phy:/a,xvda,w,foo
      ^^^^ note[XL1017]: prefix 'phy:' is deprecated and has no effect; it does not select a backend
        help: remove it; to select a backend, write backendtype=
        fix: write the disk without prefixes: /a,raw,xvda,w,foo
      phy:/a,xvda,w,foo
                    ^^^ error[XL1014]: unexpected positional parameter 'foo'; expected only target, vdev and access
        help: write it as KEY=VALUE, or remove it
        note: after a prefix, format is not a positional parameter (phy:)
      """#
    ).check(Carets.rendered(texts))
  }

  @Test func equals() {
    let texts = [
      "/a=b,raw,xvda,w",
      ",=x,xvda",
      "=/a.img,raw,xvda,w",
      "/a,,xvda,discard=",
      "=\n",
    ]
    Expect(
      #"""
      rejects
      /a=b,raw,xvda,w
        ^ error[XL1010]: '/a=b' contains '='; expected a positional value without '='
        help: write a target that contains '=' last, as target=/a=b
        fix: write named parameters, target= last: format=raw,vdev=xvda,access=rw,target=/a=b

      rejects
      ,=x,xvda
      ^ error[XL1031]: the target is empty; expected the path of a device or image
        help: write a target; only a CD-ROM drive can be empty
      ,=x,xvda
       ^ error[XL1010]: expected a key before '='
        help: write KEY=VALUE, a flag, or a positional value
        fix?: remove the '=': ,x,xvda
      ,=x,xvda
        ^ error[XL1002]: unknown format 'x'; expected raw, qcow, qcow2, vhd, qed or empty

      rejects
      =/a.img,raw,xvda,w
      ^ error[XL1010]: expected a key before '='
        help: write KEY=VALUE, a flag, or a positional value
        fix?: remove the '=': /a.img,raw,xvda,w

      accepts
      /a,,xvda,discard=
                      ^ warning[XL1011]: xl silently ignores this '=' at the end of the string
        help: remove it
        fix: remove the '=': /a,,xvda,discard

      dies
      =\n
      ^ error[XL1019]: no target; expected the path of a device or image, or the target of the script
        help: add target=PATH at the end; only a CD-ROM drive can be empty
      =\n
      ^ error[XL1024]: xl exits on '=' before a newline
        help: remove the newline
        fix?: remove the newline: =
      =\n
      ^ error[XL1010]: expected a key before '='
        help: write KEY=VALUE, a flag, or a positional value
        fix?: remove the '=': \n
      =\n
         ^ error[XL1018]: no vdev; expected the name of the disk in the guest, such as xvda
        help: add vdev=xvda, or write the vdev in the third position: target,format,vdev
      """#
    ).check(Carets.rendered(texts))
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
           ^^ error[XL1009]: the flag 'cdrom' has a value; expected only 'cdrom'
        help: write 'cdrom'
        fix?: write 'cdrom': cdrom,vdev=hdc

      rejects
      discard=off,vdev=xvda,target=/a
             ^^^^ error[XL1009]: the flag 'discard' has a value; expected only 'discard'
        help: write 'no-discard'
        fix?: write 'no-discard': no-discard,vdev=xvda,target=/a
      """#
    ).check(Carets.rendered(texts))
  }
}

import Testing
import XLCheck
import XLModel
import XLTestKit
import XLText

/// Strings of disks and interfaces inside of a file: every place and every edit is in the file.
@Suite struct DeviceStringTests {
  @Test func placesAndEditsAreInTheFile() {
    Expect(
      """
      disk = [ "/a.img,xvda,rw" ]
                       ^^^^ error[XL1001]: missing format field: expected a format, found the vdev 'xvda'
        help: insert an empty field before it, or one of raw, qcow, qcow2, vhd, qed or empty
        fix: insert the empty format field: disk = [ "/a.img,,xvda,rw" ]\\n

      disk = [ 'file:/a.img,hda,w',
                ^^^^^ note[XL1017]: prefix 'file:' is deprecated and has no effect; it does not select a backend
        help: remove it; to select a backend, write backendtype=
        fix: write the disk without prefixes: disk = [ '/a.img,raw,hda,w',\\n  "phy:/b,xvdb,w" ]\\n
        "phy:/b,xvdb,w" ]
         ^^^^ note[XL1017]: prefix 'phy:' is deprecated and has no effect; it does not select a backend
        help: remove it; to select a backend, write backendtype=
        fix: write the disk without prefixes: disk = [ 'file:/a.img,hda,w',\\n  "/b,raw,xvdb,w" ]\\n

      disk = [ "\\x2fa" ]
                     ^ error[XL1018]: no vdev; expected the name of the disk in the guest, such as xvda
        help: add vdev=xvda, or write the vdev in the third position: target,format,vdev

      disk = [ "/a\\"b.img,raw,xvda,w", "vdev=xvdb,frmat=raw,target=/a\\\\b" ]
                  ^^ note[XL1039]: the target contains a '"', a special character in shell scripts
        help: rename the file or device, so that scripts can handle it
        note: the target is here (/a\\"b.img)
      disk = [ "/a\\"b.img,raw,xvda,w", "vdev=xvdb,frmat=raw,target=/a\\\\b" ]
                                                  ^^^^^ error[XL1008]: unknown key 'frmat'; did you mean 'format'?
        fix?: write 'format=': disk = [ "/a\\"b.img,raw,xvda,w", "vdev=xvdb,format=raw,target=/a\\\\b" ]\\n
      disk = [ "/a\\"b.img,raw,xvda,w", "vdev=xvdb,frmat=raw,target=/a\\\\b" ]
                                                                     ^^ note[XL1039]: the target contains a '\\', a special character in shell scripts
        help: rename the file or device, so that scripts can handle it
        note: the target is here (/a\\\\b)

      disk += [ "/a,raw,xvda,rx" ]
                             ^^ error[XL1003]: unknown access 'rx'; did you mean 'ro'?
        help: expected r, ro, w or rw
        fix?: write 'ro': disk = []\\ndisk += [ "/a,raw,xvda,ro" ]\\n

      disk = [ [ "/a" ], "/a,raw,vda,w" ]
                                 ^^^ error[XL1801]: unknown vdev 'vda'; did you mean 'xvda'?
        help: expected xvda, hda or sda, with any letter and an optional partition: xvdb, xvda1
        fix?: write 'xvda': disk = [ [ "/a" ], "/a,raw,xvda,w" ]\\n

      vif = [ "brige=xenbr0", 'mac=00:16:3e:00:00' ]
               ^^^^^ error[XL2001]: unknown vif parameter 'brige'; did you mean 'bridge'?
        note: xl 4.23 prints a warning and ignores it
        fix?: write 'bridge': vif = [ "bridge=xenbr0", 'mac=00:16:3e:00:00' ]\\n
      vif = [ "brige=xenbr0", 'mac=00:16:3e:00:00' ]
                                   ^^^^^^^^^^^^^^ error[XL2032]: '00:16:3e:00:00' has 5 octets; expected six
        help: write six octets, separated by colons
        note: xl 4.23 reads past the end of the string

      vif = [ 1 ]
              ^ error[XL2001]: unknown vif parameter '1'
        help: expected mac, bridge, ip, script, type, model, vifname, rate, mtu, vlan, devid, backend, gatewaydev, trusted, untrusted or forwarddev
        note: xl 4.23 prints a warning and ignores it

      name = "a"\\ntype = "hvm"\\nvif = [ "type=ioemu" ]\\n
        nothing

      vif = [ "type=ioemu" ]
                    ^^^^^ error[XL2022]: 'type=ioemu' is for HVM guests, but this is a PVH guest
        help: write type=vif, or remove it

      disk = [ "/a,raw,sda,r", "/b,raw,xvdc,r", "/c,raw,xvde,r", "/d,raw,hdd:cdrom,r" ]
                                            ^ error[XL1045]: 'xvdc' is an emulated IDE disk and cannot be read-only
        help: make it writable, or use an sd name or a CD-ROM drive
        note: the disk is here (xvdc)
      """
    ).check(
      ConfigCarets.rendered(
        [
          "disk = [ \"/a.img,xvda,rw\" ]\n",
          "disk = [ 'file:/a.img,hda,w',\n  \"phy:/b,xvdb,w\" ]\n",
          "disk = [ \"\\x2fa\" ]\n",
          "disk = [ \"/a\\\"b.img,raw,xvda,w\", \"vdev=xvdb,frmat=raw,target=/a\\\\b\" ]\n",
          "disk = []\ndisk += [ \"/a,raw,xvda,rx\" ]\n",
          "disk = [ [ \"/a\" ], \"/a,raw,vda,w\" ]\n",
          "vif = [ \"brige=xenbr0\", 'mac=00:16:3e:00:00' ]\n",
          "vif = [ 1 ]\n",
          "name = \"a\"\ntype = \"hvm\"\nvif = [ \"type=ioemu\" ]\n",
          "name = \"a\"\ntype = \"pvh\"\nvif = [ \"type=ioemu\" ]\n",
          "name = \"a\"\ntype = \"hvm\"\ndisk = [ \"/a,raw,sda,r\", \"/b,raw,xvdc,r\", \"/c,raw,xvde,r\", \"/d,raw,hdd:cdrom,r\" ]\n",
        ],
        families: [1, 2]
      )
    )
  }

  @Test func whatScriptsDo() {
    Expect(
      """
      disk = [ "iscsi:iqn.2001-05.com:x,xvda,w" ]
                ^^^^^^ warning[XL1016]: prefix 'iscsi:' is deprecated; it means script=block-iscsi
        help: write named parameters instead
        fix: write the disk without prefixes: disk = [ "script=block-iscsi,iqn.2001-05.com:x,raw,xvda,w" ]\\n
      disk = [ "iscsi:iqn.2001-05.com:x,xvda,w" ]
                      ^^^^^^^^^^^^^^^^^ warning[XL1041]: the target 'iqn.2001-05.com:x' has no iqn= and portal=; Xen's block-iscsi requires it
        help: write target=iqn=NAME,portal=ADDRESS:PORT

      disk = [ "script=block-iscsi,vdev=xvda,target=iqn=a,portal=b" ]\\n
        nothing

      disk = [ "script=block-iscsi,vdev=xvda,target=iqn=a,user=b" ]
                                                    ^^^^^^^^^^^^ warning[XL1041]: the target 'iqn=a,user=b' has no portal=; Xen's block-iscsi requires it
        help: write target=iqn=NAME,portal=ADDRESS:PORT

      disk = [ "script=block-nbd,vdev=xvda,target=server" ]
                       ^^^^^^^^^ warning[XL1042]: Xen's block-nbd requires arguments that no toolstack passes
        help: connect with nbd-client, and use the device /dev/nbd0, or use another script

      disk = [ "drbd:r0,xvda,w", "enbd:x,xvdb,w" ]
                ^^^^^ warning[XL1016]: prefix 'drbd:' is deprecated; it means script=block-drbd
        help: write named parameters instead
        fix: write the disk without prefixes: disk = [ "script=block-drbd,r0,raw,xvda,w", "enbd:x,xvdb,w" ]\\n
      disk = [ "drbd:r0,xvda,w", "enbd:x,xvdb,w" ]
                ^^^^^ note[XL1043]: Xen does not ship the script of 'drbd:'
        help: write target=/dev/drbd/by-res/RESOURCE/0 without a script, or install drbd-utils before version 9.31
      disk = [ "drbd:r0,xvda,w", "enbd:x,xvdb,w" ]
                                  ^^^^^ warning[XL1016]: prefix 'enbd:' is deprecated; it means script=block-enbd
        help: write named parameters instead
        fix: write the disk without prefixes: disk = [ "drbd:r0,xvda,w", "script=block-enbd,x,raw,xvdb,w" ]\\n
      disk = [ "drbd:r0,xvda,w", "enbd:x,xvdb,w" ]
                                  ^^^^^ warning[XL1042]: Xen's block-enbd requires arguments that no toolstack passes
        help: connect with nbd-client, and use the device /dev/nbd0, or use another script

      disk = [ "script=block-mine,vdev=xvda,target=a $(b)" ]
                                                    ^ warning[XL1039]: the target contains a space, a special character in shell scripts
        help: rename the target; most scripts do not quote it
        note: the target is here (a $(b))

      disk = [ "script=mine/block,vdev=xvda,target=a", "script=/x/block,vdev=xvdb,target=a" ]
                       ^^^^^^^^^^ note[XL1040]: the script 'mine/block' is a relative path; libxl resolves it in /etc/xen/scripts
        help: write the absolute path, or a name without a slash

      disk = [ "/a b.img,raw,xvda,w" ]
                  ^ note[XL1039]: the target contains a space, a special character in shell scripts
        help: rename the file or device, so that scripts can handle it
        note: the target is here (/a b.img)

      disk = [ "vdev=xvda,backend=net,trusted,target=/a", "vdev=xvdb,backend=0,trusted,target=/b" ]
                                      ^^^^^^^ warning[XL1044]: the guest trusts this disk of a driver domain
        help: write 'untrusted'; the guest then does not expose its memory to the backend
        note: the driver domain is here (net)
        fix?: write 'untrusted': disk = [ "vdev=xvda,backend=net,untrusted,target=/a", "vdev=xvdb,backend=0,trusted,target=/b" ]\\n

      vif = [ "script=mine/vif", "backend=net,trusted", "backend=net,untrusted" ]
                      ^^^^^^^^ note[XL2073]: the script 'mine/vif' is a relative path; libxl resolves it in /etc/xen/scripts
        help: write the absolute path, or a name without a slash
      vif = [ "script=mine/vif", "backend=net,trusted", "backend=net,untrusted" ]
                                              ^^^^^^^ warning[XL2074]: the guest trusts this interface of a driver domain
        help: write 'untrusted'; the guest then does not expose its memory to the backend
        note: the driver domain is here (net)
        fix?: write 'untrusted': vif = [ "script=mine/vif", "backend=net,untrusted", "backend=net,untrusted" ]\\n
      """
    ).check(
      ConfigCarets.rendered(
        [
          "disk = [ \"iscsi:iqn.2001-05.com:x,xvda,w\" ]\n",
          "disk = [ \"script=block-iscsi,vdev=xvda,target=iqn=a,portal=b\" ]\n",
          "disk = [ \"script=block-iscsi,vdev=xvda,target=iqn=a,user=b\" ]\n",
          "disk = [ \"script=block-nbd,vdev=xvda,target=server\" ]\n",
          "disk = [ \"drbd:r0,xvda,w\", \"enbd:x,xvdb,w\" ]\n",
          "disk = [ \"script=block-mine,vdev=xvda,target=a $(b)\" ]\n",
          "disk = [ \"script=mine/block,vdev=xvda,target=a\", \"script=/x/block,vdev=xvdb,target=a\" ]\n",
          "disk = [ \"/a b.img,raw,xvda,w\" ]\n",
          "disk = [ \"vdev=xvda,backend=net,trusted,target=/a\", \"vdev=xvdb,backend=0,trusted,target=/b\" ]\n",
          "vif = [ \"script=mine/vif\", \"backend=net,trusted\", \"backend=net,untrusted\" ]\n",
        ],
        families: [1, 2]
      )
    )
  }

  /// A fix in a string means the same as the fix of the string alone.
  @Test func editsAreWrittenForTheirQuotes() throws {
    for quote in ["\"", "'"] {
      let inner = "vdev=xvda,frmat=raw,target=/a"
      let alone = CheckedDisk(SourceText(inner), options: CheckOptions())
      let fix = try #require(alone.diagnostics.first?.fixes.first)
      let mended = String(decoding: alone.text.applying(fix.edits).bytes, as: UTF8.self)
      let file = SourceText("disk = [ \(quote)\(inner)\(quote) ]\n")
      let checked = CheckedConfig(file, options: CheckOptions())
      let placed = try #require(checked.diagnostics.first { $0.code.number == 1008 }?.fixes.first)
      #expect(
        String(decoding: file.applying(placed.edits).bytes, as: UTF8.self)
          == "disk = [ \(quote)\(mended)\(quote) ]\n"
      )
    }
  }
}

import Testing
import XLCheck
import XLModel
import XLReport
import XLRules
import XLTestKit
import XLText

/// What several devices, of one file or of several, cannot both have.
@Suite struct DeviceSetTests {
  @Test func insideOfOneFile() {
    Expect(
      """
      disk = [ "/a,raw,xvda,w", "/b,raw,51712,w", "/c,raw,d0p0,w" ]
                                        ^^^^^ error[XL4001]: '51712' is also the vdev of another disk ('xvda')
        help: give each disk a unique vdev
        note: the other disk (xvda)
      disk = [ "/a,raw,xvda,w", "/b,raw,51712,w", "/c,raw,d0p0,w" ]
                                                          ^^^^ error[XL4001]: 'd0p0' is also the vdev of another disk ('xvda')
        help: give each disk a unique vdev
        note: the other disk (xvda)

      disk = [ "/a,raw,xvda,w", "/b,raw,xvda1,w", "/c,raw,xvda2,w" ]
                                        ^^^^^ warning[XL4002]: 'xvda1' and 'xvda' overlap: one is a partition of the other
        help: use another letter for one of them
        note: the other disk (xvda)
      disk = [ "/a,raw,xvda,w", "/b,raw,xvda1,w", "/c,raw,xvda2,w" ]
                                                          ^^^^^ warning[XL4002]: 'xvda2' and 'xvda' overlap: one is a partition of the other
        help: use another letter for one of them
        note: the other disk (xvda)

      disk = [ "/a,raw,xvda1,w", "/b,raw,xvda2,w" ]\\n
        nothing

      disk = [ "/a,raw,hda,w", "/b,raw,xvda,w" ]
                                       ^^^^ warning[XL4002]: 'xvda' and 'hda' overlap: both are the same emulated disk
        help: use another letter for one of them
        note: the other disk (hda)

      name = "a"\\ntype = "pv"\\ndisk = [ "/a,raw,hda,w", "/b,raw,xvda,w" ]\\n
        nothing

      disk = [ "/x/./a,raw,xvda,w", "/x//a,raw,xvdb,w", "/x/a/,raw,xvdc,r" ]
                                     ^^^^^ error[XL4004]: '/x//a' is also written by another disk in this file
        help: give each guest a separate image, or make all but one read-only
        note: the first one (/x/./a)
      disk = [ "/x/./a,raw,xvda,w", "/x//a,raw,xvdb,w", "/x/a/,raw,xvdc,r" ]
                                                         ^^^^^ warning[XL4005]: '/x/a/' is read here and written by another disk in this file
        help: make both read-only, or read from a snapshot
        note: the first one (/x/./a)

      disk = [ "/x/a,raw,xvda,r", "/x/a,raw,xvdb,r" ]\\n
        nothing

      disk = [ "/x/a,raw,xvda,r", "/x/a,raw,xvdb,w" ]
                ^^^^ warning[XL4005]: '/x/a' is read here and written by another disk in this file
        help: make both read-only, or read from a snapshot
        note: the first one (/x/a)

      disk = [ "vdev=xvda,target=/a", "vdev=xvdb,backend=net,target=/a", "vdev=xvdc,backend=Domain-0,target=/a" ]
                                                                                                            ^^ error[XL4004]: '/a' is also written by another disk in this file
        help: give each guest a separate image, or make all but one read-only
        note: the first one (/a)

      disk = [ "vdev=xvda,target=/a", "vdev=xvdb,backend=dom0,target=/a" ]
                                                                     ^^ error[XL4004]: '/a' is also written by another disk in this file
        help: give each guest a separate image, or make all but one read-only
        note: the first one (/a)

      disk = [ "vdev=xvda,script=x,target=a//b", "vdev=xvdb,script=x,target=a/b", "vdev=xvdc,script=y,target=a/b" ]\\n
        nothing

      disk = [ "vdev=xvda,script=x,target=a", "vdev=xvdb,script=x,target=a" ]
                                                                         ^ note[XL4010]: another disk in this file passes the target 'a' to the same script
        help: check that the script supports this
        note: the first one (a)

      disk = [ "vdev=xvda,script=block,target=/a", "vdev=xvdb,target=//a" ]
                                                                     ^^^ error[XL4004]: '//a' is also written by another disk in this file
        help: give each guest a separate image, or make all but one read-only
        note: the first one (/a)

      vif = [ "mac=00:16:3e:00:00:01", "mac=0:16:3E:0:0:1" ]
                                            ^^^^^^^^^^^^^ error[XL4006]: '0:16:3E:0:0:1' is also the MAC address of another interface in this file
        help: give each interface a unique address, or remove mac=
        note: the first one (00:16:3e:00:00:01)

      vif = [ "vifname=a", "vifname=a", "vifname=a,backend=net" ]
                                    ^ error[XL4007]: 'a' is also the name of another interface in this file
        help: give each interface a unique name, or remove vifname=
        note: the first one (a)

      vif = [ "devid=1", "bridge=b" ]
                         ^^^^^^^^^^ error[XL4003]: another interface also has the number 1, the index of this one in the list
        help: give each interface a unique devid, or remove all devids
        note: the other interface (1)
      """
    ).check(
      ConfigCarets.rendered(
        [
          "disk = [ \"/a,raw,xvda,w\", \"/b,raw,51712,w\", \"/c,raw,d0p0,w\" ]\n",
          "disk = [ \"/a,raw,xvda,w\", \"/b,raw,xvda1,w\", \"/c,raw,xvda2,w\" ]\n",
          "disk = [ \"/a,raw,xvda1,w\", \"/b,raw,xvda2,w\" ]\n",
          "name = \"a\"\ntype = \"hvm\"\ndisk = [ \"/a,raw,hda,w\", \"/b,raw,xvda,w\" ]\n",
          "name = \"a\"\ntype = \"pv\"\ndisk = [ \"/a,raw,hda,w\", \"/b,raw,xvda,w\" ]\n",
          "disk = [ \"/x/./a,raw,xvda,w\", \"/x//a,raw,xvdb,w\", \"/x/a/,raw,xvdc,r\" ]\n",
          "disk = [ \"/x/a,raw,xvda,r\", \"/x/a,raw,xvdb,r\" ]\n",
          "disk = [ \"/x/a,raw,xvda,r\", \"/x/a,raw,xvdb,w\" ]\n",
          "disk = [ \"vdev=xvda,target=/a\", \"vdev=xvdb,backend=net,target=/a\", \"vdev=xvdc,backend=Domain-0,target=/a\" ]\n",
          "disk = [ \"vdev=xvda,target=/a\", \"vdev=xvdb,backend=dom0,target=/a\" ]\n",
          "disk = [ \"vdev=xvda,script=x,target=a//b\", \"vdev=xvdb,script=x,target=a/b\", \"vdev=xvdc,script=y,target=a/b\" ]\n",
          "disk = [ \"vdev=xvda,script=x,target=a\", \"vdev=xvdb,script=x,target=a\" ]\n",
          "disk = [ \"vdev=xvda,script=block,target=/a\", \"vdev=xvdb,target=//a\" ]\n",
          "vif = [ \"mac=00:16:3e:00:00:01\", \"mac=0:16:3E:0:0:1\" ]\n",
          "vif = [ \"vifname=a\", \"vifname=a\", \"vifname=a,backend=net\" ]\n",
          "vif = [ \"devid=1\", \"bridge=b\" ]\n",
        ],
        families: [4]
      )
    )
  }

  private func across(_ files: [(String, String)]) -> String {
    let checked = files.map { CheckedConfig(SourceText($0.1), options: CheckOptions()) }
    let found = CrossFileCheck(zip(files, checked).map { $1.summary(path: $0.0) }).diagnostics
    return files.indices.map { index in
      let rendering = TextRendering(path: files[index].0)
      return rendering.rendered(found[index] ?? [], of: checked[index].text)
    }.joined()
  }

  @Test func acrossFiles() {
    Expect(
      """
      a.cfg:2:28: warning[XL4005]: '/y' is read here and written by another disk in another file
        |
      2 | disk = [ "/x,raw,xvda,w", "/y,raw,xvdb,r" ]
        |                            ^^
        = note: the first one: b.cfg:2:30
        = help: make both read-only, or read from a snapshot

      a-rescue.cfg:1:9: warning[XL4009]: 'a' is also the name of another guest in another file
        |
      1 | name = "a"
        |         ^
        = note: the first one: a.cfg:1:9
        = help: give each guest a unique name

      b.cfg:2:11: error[XL4004]: '/x//' is also written by another disk in another file
        |
      2 | disk = [ "/x//,raw,xvda,w", "/y,raw,xvdb,w" ]
        |           ^^^^
        = note: the first one: a.cfg:2:11
        = help: give each guest a separate image, or make all but one read-only

      b.cfg:3:14: error[XL4006]: '00:16:3e:00:00:01' is also the MAC address of another interface in another file
        |
      3 | vif = [ "mac=00:16:3e:00:00:01" ]
        |              ^^^^^^^^^^^^^^^^^
        = note: the first one: a.cfg:3:14
        = help: give each interface a unique address, or remove mac=

      c.cfg:1:11: warning[XL4005]: '/x' is read here and written by another disk in another file
        |
      1 | disk = [ "/x,raw,xvda,r" ]
        |           ^^
        = note: the first one: a.cfg:2:11
        = help: make both read-only, or read from a snapshot

      d.cfg:2:18: error[XL4007]: 'lan' is also the name of another interface in another file
        |
      2 | vif = [ "vifname=lan" ]
        |                  ^^^
        = note: the first one: c.cfg:2:18
        = help: give each interface a unique name, or remove vifname=

      e.cfg:1:9: warning[XL4008]: '0-f' is also the UUID of another guest in another file
        |
      1 | uuid = "0-f"
        |         ^^^
        = note: the first one: d.cfg:1:9
        = help: generate a UUID with 'uuidgen', or remove the setting


      """
    ).check(
      across([
        (
          "a.cfg",
          "name = \"a\"\ndisk = [ \"/x,raw,xvda,w\", \"/y,raw,xvdb,r\" ]\nvif = [ \"mac=00:16:3e:00:00:01\" ]\n"
        ),
        ("a-rescue.cfg", "name = \"a\"\ndisk = [ \"/x,raw,xvda,w\" ]\n"),
        (
          "b.cfg",
          "name = \"b\"\ndisk = [ \"/x//,raw,xvda,w\", \"/y,raw,xvdb,w\" ]\nvif = [ \"mac=00:16:3e:00:00:01\" ]\n"
        ),
        ("c.cfg", "disk = [ \"/x,raw,xvda,r\" ]\nvif = [ \"vifname=lan\" ]\n"),
        ("d.cfg", "uuid = \"0F\"\nvif = [ \"vifname=lan\" ]\n"),
        ("e.cfg", "uuid = \"0-f\"\n"),
      ])
    )
  }

  /// Files that are called examples are run by nobody, and take nothing.
  @Test func examplesTakeNothing() {
    let text = "name = \"a\"\ndisk = [ \"/x,raw,xvda,w\" ]\n"
    let other = "name = \"b\"\ndisk = [ \"/x,raw,xvda,w\" ]\n"
    #expect(across([("/etc/xen/xlexample.hvm", text), ("b.cfg", other)]).isEmpty)
    #expect(across([("examples/a.cfg", text), ("b.cfg", other)]).contains("XL4004"))
  }

  /// Ten thousand files with one image: as many diagnostics, in time for as many.
  @Test func manyFilesAreCompared() {
    let text = SourceText("disk = [ \"/x,raw,xvda,w\" ]\n")
    let summary = CheckedConfig(text, options: CheckOptions()).summary(path: "x.cfg")
    let found = CrossFileCheck([ConfigSummary](repeating: summary, count: 10_000)).diagnostics
    #expect(found.count == 9_999)
    #expect(found[0] == nil)
  }
}

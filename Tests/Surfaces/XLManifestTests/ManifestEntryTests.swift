import Testing
import XLCheck
import XLManifest
import XLModel
import XLTestKit
import XLText

/// Devices of manifests, as strings and as mappings.
@Suite struct ManifestEntryTests {
  @Test func disks() {
    let texts = [
      "/srv/a.img,xvda,w", "'/srv/a.img,xvda,w'", "\"/srv/a.img,xvda,w\"", "'/srv/it''s.img,xvda,w'",
      "\"/srv/\\u00e9.img,xvda,w\"", ">-\n/srv/a.img,\nxvda,w", "/srv/a.img,raw,xvda,frmat=raw",
      "target: /srv/a.img\nfrmat: raw\nvdev: xvda", "target: /srv/a.img\nformat: row\nvdev: 'xvdaa1'",
      "{target: /srv/a.img, vdev: xvda, access: rx, Format: raw}",
      "{target: /srv/a.img, vdev: xvda, no-discard: true}",
      "{target: /srv/a.img, vdev: xvda, discard: maybe}", "{target: \"/srv/a\\nb\", vdev: xvda}",
      "{target: /srv/a, vdev: 'xvda,ro'}", "{target: \"a\\0\", vdev: xvda}", "\"a\\0,raw,xvda,w\"",
      "{target: [a], vdev: {b: c}}", "{'a b': 1, target: /a, vdev: xvda}", "[a]", "~", "", "{}",
      "{target: /a, target: /b, vdev: xvda}", "{target: /a, vdev: }",
      "{target: '{{ disk }}', vdev: xvda}", "{target: /a, vdev: xvda, script: 'a b'}",
    ]
    Expect(
      """
      a:4:18: error[XL1001]: missing format field: expected a format, found the vdev 'xvda'
        |
      4 |     - /srv/a.img,xvda,w
        |                  ^^^^
        = help: insert an empty field before it, or one of raw, qcow, qcow2, vhd, qed or empty
        = fix: insert the empty format field
      4 -     - /srv/a.img,xvda,w
      4 +     - /srv/a.img,,xvda,w


      a:4:19: error[XL1001]: missing format field: expected a format, found the vdev 'xvda'
        |
      4 |     - '/srv/a.img,xvda,w'
        |                   ^^^^
        = help: insert an empty field before it, or one of raw, qcow, qcow2, vhd, qed or empty
        = fix: insert the empty format field
      4 -     - '/srv/a.img,xvda,w'
      4 +     - '/srv/a.img,,xvda,w'


      a:4:19: error[XL1001]: missing format field: expected a format, found the vdev 'xvda'
        |
      4 |     - "/srv/a.img,xvda,w"
        |                   ^^^^
        = help: insert an empty field before it, or one of raw, qcow, qcow2, vhd, qed or empty
        = fix: insert the empty format field
      4 -     - "/srv/a.img,xvda,w"
      4 +     - "/srv/a.img,,xvda,w"


      a:4:15: note[XL1039]: the target contains a ''', a special character in shell scripts
        |
      4 |     - '/srv/it''s.img,xvda,w'
        |               ^^
        |        -------------- the target is here
        = help: rename the file or device, so that scripts can handle it

      a:4:23: error[XL1001]: missing format field: expected a format, found the vdev 'xvda'
        |
      4 |     - '/srv/it''s.img,xvda,w'
        |                       ^^^^
        = help: insert an empty field before it, or one of raw, qcow, qcow2, vhd, qed or empty
        = fix: insert the empty format field
      4 -     - '/srv/it''s.img,xvda,w'
      4 +     - '/srv/it''s.img,,xvda,w'


      a:4:7: error[XL1001]: missing format field: expected a format, found the vdev 'xvda'
        |
      4 |     - "/srv/\\u00e9.img,xvda,w"
        |       ^^^^^^^^^^^^^^^^^^^^^^^^
        = help: insert an empty field before it, or one of raw, qcow, qcow2, vhd, qed or empty
        = fix: insert the empty format field
      4 -     - "/srv/\\u00e9.img,xvda,w"
      4 +     - "/srv/é.img,,xvda,w"


      a:4:7: error[XL1001]: missing format field: expected a format, found the vdev 'xvda'
        |
      4 |     - >-
        |       ^^
      ...
      6 |       xvda,w
        | ^^^^^^^^^^^^
        = help: insert an empty field before it, or one of raw, qcow, qcow2, vhd, qed or empty


      a:4:27: error[XL1008]: unknown key 'frmat'; did you mean 'format'?
        |
      4 |     - /srv/a.img,raw,xvda,frmat=raw
        |                           ^^^^^
        = unsafe fix: write 'format='
      4 -     - /srv/a.img,raw,xvda,frmat=raw
      4 +     - /srv/a.img,raw,xvda,format=raw


      a:5:7: error[XL1008]: unknown key 'frmat'; did you mean 'format'?
        |
      5 |       frmat: raw
        |       ^^^^^
        = unsafe fix: write 'format='
      5 -       frmat: raw
      5 +       format: raw


      a:5:15: error[XL1002]: unknown format 'row'; did you mean 'raw'?
        |
      5 |       format: row
        |               ^^^
        = help: expected raw, qcow, qcow2, vhd, qed or empty
        = unsafe fix: write 'raw'
      5 -       format: row
      5 +       format: raw


      a:4:48: error[XL1003]: unknown access 'rx'; did you mean 'ro'?
        |
      4 |     - {target: /srv/a.img, vdev: xvda, access: rx, Format: raw}
        |                                                ^^
        = help: expected r, ro, w or rw
        = unsafe fix: write 'ro'
      4 -     - {target: /srv/a.img, vdev: xvda, access: rx, Format: raw}
      4 +     - {target: /srv/a.img, vdev: xvda, access: ro, Format: raw}

      a:4:52: error[XL1008]: unknown key 'Format'; did you mean 'format'?
        |
      4 |     - {target: /srv/a.img, vdev: xvda, access: rx, Format: raw}
        |                                                    ^^^^^^
        = unsafe fix: write 'format='
      4 -     - {target: /srv/a.img, vdev: xvda, access: rx, Format: raw}
      4 +     - {target: /srv/a.img, vdev: xvda, access: rx, format: raw}


      a:4:40: error[XL7005]: unknown key 'no-discard' of an entry of 'disks'
        |
      4 |     - {target: /srv/a.img, vdev: xvda, no-discard: true}
        |                                        ^^^^^^^^^^
        = help: write 'discard: false'


      a:4:49: error[XL7008]: 'maybe' is not a valid value; expected true or false
        |
      4 |     - {target: /srv/a.img, vdev: xvda, discard: maybe}
        |                                                 ^^^^^


      a:4:16: error[XL7009]: the target contains a line end, which xl's strings cannot have
        |
      4 |     - {target: "/srv/a\\nb", vdev: xvda}
        |                ^^^^^^^^^^^
        = help: rename the file


      a:4:30: error[XL7009]: the value contains a comma, which ends a parameter in xl's strings
        |
      4 |     - {target: /srv/a, vdev: 'xvda,ro'}
        |                              ^^^^^^^^^
        = help: write a value without a comma


      a:4:16: error[XL7009]: the value contains a NUL byte, which xl's strings cannot have
        |
      4 |     - {target: "a\\0", vdev: xvda}
        |                ^^^^^
        = help: write a value without '\\0'


      a:4:7: error[XL7009]: the value contains a NUL byte, which xl's strings cannot have
        |
      4 |     - "a\\0,raw,xvda,w"
        |       ^^^^^^^^^^^^^^^^
        = help: write a value without '\\0'


      a:4:16: error[XL7007]: 'target' is a list; expected a single value
        |
      4 |     - {target: [a], vdev: {b: c}}
        |                ^^^

      a:4:27: error[XL7007]: 'vdev' is a mapping; expected a single value
        |
      4 |     - {target: [a], vdev: {b: c}}
        |                           ^^^^^^


      a:4:8: error[XL7005]: unknown key 'a b' of an entry of 'disks'
        |
      4 |     - {'a b': 1, target: /a, vdev: xvda}
        |        ^^^^^
        = help: the keys are the parameters of disk strings, such as target, format and vdev


      a:4:7: error[XL7007]: an entry of 'disks' is a list; expected a string or a mapping
        |
      4 |     - [a]
        |       ^^^
        = help: write it as in '- /srv/a.img,raw,xvda,rw'


      a:4:7: error[XL7007]: an entry of 'disks' is empty; expected a string or a mapping
        |
      4 |     - ~
        |       ^
        = help: write it as in '- /srv/a.img,raw,xvda,rw'


      a:4:6: error[XL7007]: an entry of 'disks' is empty; expected a string or a mapping
        |
      4 |     - 
        |      ^
        = help: write it as in '- /srv/a.img,raw,xvda,rw'


      a:4:9: error[XL1018]: no vdev; expected the name of the disk in the guest, such as xvda
        |
      4 |     - {}
        |         ^
        = help: add vdev=xvda, or write the vdev in the third position: target,format,vdev

      a:4:9: error[XL1019]: no target; expected the path of a device or image, or the target of the script
        |
      4 |     - {}
        |         ^
        = help: add target=PATH at the end; only a CD-ROM drive can be empty


      a:4:20: error[XL7006]: the key 'target' is in the entry twice
        |
      4 |     - {target: /a, target: /b, vdev: xvda}
        |        ------      ^^^^^^
        |        the first one
        = help: merge the two, or remove one


      a:4:27: error[XL1018]: no vdev; expected the name of the disk in the guest, such as xvda
        |
      4 |     - {target: /a, vdev: }
        |                           ^
        = help: add vdev=xvda, or write the vdev in the third position: target,format,vdev


      a:4:17: error[XL0048]: '{{' is a placeholder of Jinja; this template is not checked
        |
      4 |     - {target: '{{ disk }}', vdev: xvda}
        |                 ^^
        = help: check the generated file instead; to skip the template, add it to 'exclude' in .xlplug.yaml


      accepted: guests:\\n  web:\\n    disks:\\n    - {target: /a, vdev: xvda, script: 'a b'}\\n

      """
    ).check(ManifestCarets.rendered(texts, in: "disks"))
  }

  @Test func nics() {
    let texts = [
      "mac=00:16:3e:00:00:zz,brigde=xenbr0", "mac: 00:16:3e:00:00:zz\nbrigde: xenbr0",
      "{type: vfi, rate: 10MB/s, model: e1000}", "{mac: 00163e000001}", "{untrusted: true}",
      "{bridge: 'a,b'}", "{trusted: perhaps}", "{mac: '', bridge: ~}",
    ]
    Expect(
      """
      a:4:11: error[XL2031]: the sixth octet of '00:16:3e:00:00:zz' is not a hexadecimal number from 0 to ff
        |
      4 |     - mac=00:16:3e:00:00:zz,brigde=xenbr0
        |           ^^^^^^^^^^^^^^^^^
        = note: xl 4.23 prints a warning and ignores it
        = help: write six octets of two hexadecimal digits, separated by colons: 00:16:3e:00:00:01

      a:4:29: error[XL2001]: unknown vif parameter 'brigde'; did you mean 'bridge'?
        |
      4 |     - mac=00:16:3e:00:00:zz,brigde=xenbr0
        |                             ^^^^^^
        = note: xl 4.23 prints a warning and ignores it
        = unsafe fix: write 'bridge'
      4 -     - mac=00:16:3e:00:00:zz,brigde=xenbr0
      4 +     - mac=00:16:3e:00:00:zz,bridge=xenbr0


      a:4:12: error[XL2031]: the sixth octet of '00:16:3e:00:00:zz' is not a hexadecimal number from 0 to ff
        |
      4 |     - mac: 00:16:3e:00:00:zz
        |            ^^^^^^^^^^^^^^^^^
        = note: xl 4.23 prints a warning and ignores it
        = help: write six octets of two hexadecimal digits, separated by colons: 00:16:3e:00:00:01

      a:5:7: error[XL2001]: unknown vif parameter 'brigde'; did you mean 'bridge'?
        |
      5 |       brigde: xenbr0
        |       ^^^^^^
        = note: xl 4.23 prints a warning and ignores it
        = unsafe fix: write 'bridge'
      5 -       brigde: xenbr0
      5 +       bridge: xenbr0


      a:4:14: error[XL2021]: unknown type 'vfi'; expected 'vif' or 'ioemu'
        |
      4 |     - {type: vfi, rate: 10MB/s, model: e1000}
        |              ^^^
        = note: xl 4.23 prints a warning and ignores it
        = help: did you mean 'vif'?
        = unsafe fix: write 'vif'
      4 -     - {type: vfi, rate: 10MB/s, model: e1000}
      4 +     - {type: vif, rate: 10MB/s, model: e1000}


      a:4:13: error[XL2031]: the first octet of '00163e000001' is not a hexadecimal number from 0 to ff
        |
      4 |     - {mac: 00163e000001}
        |             ^^^^^^^^^^^^
        = note: xl 4.23 prints a warning and ignores it
        = help: write colons between the octets: 00:16:3e:00:00:01
        = unsafe fix: write 00:16:3e:00:00:01
      4 -     - {mac: 00163e000001}
      4 +     - {mac: 00:16:3e:00:00:01}


      a:4:8: error[XL7005]: unknown key 'untrusted' of an entry of 'nics'
        |
      4 |     - {untrusted: true}
        |        ^^^^^^^^^
        = help: write 'trusted: false'


      a:4:16: error[XL7009]: the value contains a comma, which ends a parameter in xl's strings
        |
      4 |     - {bridge: 'a,b'}
        |                ^^^^^
        = help: write a value without a comma


      a:4:17: error[XL7008]: 'perhaps' is not a valid value; expected true or false
        |
      4 |     - {trusted: perhaps}
        |                 ^^^^^^^


      a:4:13: error[XL2031]: 'mac' is empty; expected six octets
        |
      4 |     - {mac: '', bridge: ~}
        |             ^^
        = note: xl 4.23 prints a warning and ignores it
        = help: write six octets of two hexadecimal digits, separated by colons: 00:16:3e:00:00:01


      """
    ).check(ManifestCarets.rendered(texts, in: "nics"))
  }

  @Test func severalDevices() {
    let texts = [
      "guests:\n  web:\n    disks: ['/srv/a.img,raw,xvda,w', '/srv/a.img,raw,xvda,w']\n",
      """
      guests:
        web:
          disks: [&d {target: /srv/a.img, format: raw, vdev: xvda, access: rw}]
          nics: &n
            - mac: 00:16:3e:00:00:01
        db:
          disks:
            - *d
          nics: *n
        www: {disks: ['/srv//a.img,raw,xvda,r']}

      """,
    ]
    Expect(
      """
      a:3:39: error[XL4004]: '/srv/a.img' is also written by another disk in this file
        |
      3 |     disks: ['/srv/a.img,raw,xvda,w', '/srv/a.img,raw,xvda,w']
        |              ----------               ^^^^^^^^^^
        |              the first one
        = help: give each guest a separate image, or make all but one read-only

      a:3:54: error[XL4001]: 'xvda' is also the vdev of another disk
        |
      3 |     disks: ['/srv/a.img,raw,xvda,w', '/srv/a.img,raw,xvda,w']
        |                             ----                     ^^^^
        |                             the other disk
        = help: give each disk a unique vdev


      a:8:9: error[XL4004]: '/srv/a.img' is also written by another disk in this file
        |
      8 |       - *d
        |         ^^
        |
      3 |     disks: [&d {target: /srv/a.img, format: raw, vdev: xvda, access: rw}]
        |                         ---------- the first one
        = help: give each guest a separate image, or make all but one read-only

      a:9:11: error[XL4006]: '00:16:3e:00:00:01' is also the MAC address of another interface in this file
        |
      9 |     nics: *n
        |           ^^
        |
      5 |       - mac: 00:16:3e:00:00:01
        |              ----------------- the first one
        = help: give each interface a unique address, or remove mac=

      a:10:18: warning[XL4005]: '/srv//a.img' is read here and written by another disk in this file
         |
      10 |   www: {disks: ['/srv//a.img,raw,xvda,r']}
         |                  ^^^^^^^^^^^
         |
       3 |     disks: [&d {target: /srv/a.img, format: raw, vdev: xvda, access: rw}]
         |                         ---------- the first one
         = help: make both read-only, or read from a snapshot


      """
    ).check(ManifestCarets.rendered(texts))
  }

  @Test func commentsSuppress() {
    let texts = [
      """
      guests:
        # xlplug: ignore XL1001
        web:
          disks:
            - /srv/a.img,xvda,w
            - /srv/b.img,xvdb,w
        db:
          disks:
            - /srv/c.img,xvda,w # xlplug: ignore XL1001
            # xlplug: ignore XL1001, XL2001
            - {target: /srv/d.img,
               frmat: raw, vdev: xvdb}
            - '/srv/e.img,xvdc,w # xlplug: ignore XL1001'

      """,
      "# xlplug: ignore-file XL1001\nguests: {web: {disks: ['/srv/a.img,xvda,w']}}\n",
    ]
    Expect(
      """
      a:10:24: warning[XL9010]: unused suppression: 'XL1001' is not reported here
         |
      10 |       # xlplug: ignore XL1001, XL2001
         |                        ^^^^^^
         = help: remove it from the comment
         = fix: remove the code
      10 -       # xlplug: ignore XL1001, XL2001
      10 +       # xlplug: ignore XL2001

      a:10:32: warning[XL9010]: unused suppression: 'XL2001' is not reported here
         |
      10 |       # xlplug: ignore XL1001, XL2001
         |                                ^^^^^^
         = help: remove it from the comment
         = fix: remove the code
      10 -       # xlplug: ignore XL1001, XL2001
      10 +       # xlplug: ignore XL1001

      a:12:10: error[XL1008]: unknown key 'frmat'; did you mean 'format'?
         |
      12 |          frmat: raw, vdev: xvdb}
         |          ^^^^^
         = unsafe fix: write 'format='
      12 -          frmat: raw, vdev: xvdb}
      12 +          format: raw, vdev: xvdb}

      a:13:21: error[XL1001]: missing format field: expected a format, found the vdev 'xvdc'
         |
      13 |       - '/srv/e.img,xvdc,w # xlplug: ignore XL1001'
         |                     ^^^^
         = help: insert an empty field before it, or one of raw, qcow, qcow2, vhd, qed or empty
         = fix: insert the empty format field
      13 -       - '/srv/e.img,xvdc,w # xlplug: ignore XL1001'
      13 +       - '/srv/e.img,,xvdc,w # xlplug: ignore XL1001'

      a:13:26: error[XL1003]: unknown access 'w # xlplug: ignore XL1001'; expected r, ro, w or rw
         |
      13 |       - '/srv/e.img,xvdc,w # xlplug: ignore XL1001'
         |                          ^^^^^^^^^^^^^^^^^^^^^^^^^


      accepted: # xlplug: ignore-file XL1001\\nguests: {web: {disks: ['/srv/a.img,xvda,w']}}\\n

      """
    ).check(ManifestCarets.rendered(texts))
  }

  /// A mapping is the disk that the string with the same words is.
  @Test func mappingsAreTheirStrings() throws {
    let cases = [
      (
        "{target: '/a,b,', format: qcow2, vdev: xvda, access: ro}",
        "format=qcow2,vdev=xvda,access=ro,target=/a,b,,"
      ),
      ("{cdrom: true, vdev: hdc, format: empty}", "cdrom,vdev=hdc,format=empty"),
      ("{cdrom: false, vdev: hda, target: /a}", "vdev=hda,target=/a"),
      (
        "{discard: no, trusted: off, grant_usage: true, vdev: hda, target: /a}",
        "no-discard,untrusted,grant_usage=1,vdev=hda,target=/a"
      ),
      (
        "{script: block-iscsi, backend: storage, vdev: hda, target: 'iqn=x,portal=y'}",
        "script=block-iscsi,backend=storage,vdev=hda,target=iqn=x,portal=y"
      ),
    ]
    for (mapping, string) in cases {
      let text = SourceText("guests: {web: {disks: [\(mapping)]}}")
      let guest = try #require(CheckedManifest(text, options: CheckOptions()).guests.first)
      let disk = try #require(guest.devices.disks.first)
      #expect(String(decoding: disk.text.bytes, as: UTF8.self) == string)
      #expect(disk.spec == CheckedDisk(SourceText(string), options: CheckOptions()).spec)
    }
    let text = SourceText(
      "guests: {web: {nics: [{mac: 00:16:3e:00:00:01, trusted: false, mtu: 1500, rate: }]}}"
    )
    let guest = try #require(CheckedManifest(text, options: CheckOptions()).guests.first)
    let nic = try #require(guest.devices.nics.first)
    #expect(String(decoding: nic.text.bytes, as: UTF8.self) == "mac=00:16:3e:00:00:01,untrusted,mtu=1500")
  }

  @Test func guestsKnowTheirPlaces() throws {
    let text = SourceText("guests:\n- name: web\n  uuid: u\n  disks:\n  - &d 'a,raw,xvda,w'\n  - *d\n")
    let guest = try #require(CheckedManifest(text, options: CheckOptions()).guests.first)
    func shown(_ range: ByteRange) -> String { String(decoding: text[range], as: UTF8.self) }
    #expect(guest.name == Array("web".utf8) && guest.uuid == Array("u".utf8))
    #expect(guest.listsDisks && !guest.listsNics)
    #expect(shown(guest.place) == "web")
    #expect(shown(guest.range).hasPrefix("name: web") && shown(guest.range).hasSuffix("*d"))
    #expect(guest.devices.disks.map { shown(guest.place($0.range)) } == ["a,raw,xvda,w", "a,raw,xvda,w"])
    #expect(guest.devices.disks.map { shown(guest.use($0.range)) } == ["a,raw,xvda,w", "*d"])
  }
}

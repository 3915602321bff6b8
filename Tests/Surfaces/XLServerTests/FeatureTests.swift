import Foundation
import JSON
import Testing
import XLServer
import XLTestKit

/// What an editor is told about a file, as texts.
@Suite struct FeatureTests {
  static let guest = """
    # the web server
    # of the shop
    name = "web"
    type = "hvm"
    memory = 512
    kernel = "/boot/vmlinuz"
    extra = "root=/dev/xvda1 ro"
    disk = [
      "/dev/vg/root,raw,xvda,rw",
      "iscsi:iqn.2001,xvdb,w",
    ]
    vif = [ 'mac=00:16:3e:00:00:01,bridge=xenbr0,backend=net', 'bridge=xenbr0' ]

    """

  private func lines(_ value: JSONValue, _ line: (JSONValue) -> String) -> String {
    (value.array ?? []).map(line).joined(separator: "\n")
  }

  @Test func diagnosticsArePublished() {
    let talk = Talk()
    talk.open(Self.guest)
    Expect(
      """
      9:3-9:9 warning XL1016 prefix 'iscsi:' is deprecated; it means script=block-iscsi | write named parameters instead
      9:9-9:17 warning XL1041 the target 'iqn.2001' has no iqn= and portal=; Xen's block-iscsi requires it | write target=iqn=NAME,portal=ADDRESS:PORT
      """
    ).check(talk.published())
    talk.notify("textDocument/didClose", Talk.document())
    #expect(talk.published() == "")
  }

  @Test func diagnosticsSayMore() {
    let talk = Talk()
    talk.open(
      "name = \"a\"\nmemory = 512\nmemory = 513\nbuilder = \"hvm\"\nkernal = 1 # xlplug: ignore XL1001\n"
    )
    guard case .notification(_, let value)? = talk.told.last else { return }
    Expect(
      """
      1:0-1:6 warning XL3023 'memory' is set again; xl ignores this setting | remove it
        https://pages.example/rules/XL3023.md
        see 2:0-2:6 xl uses this setting
      3:0-3:7 warning XL3005 'builder' is deprecated since Xen 4.10 | use 'type'
        https://pages.example/rules/XL3005.md
        tag 2
      4:0-4:6 error XL3001 unknown key 'kernal'; did you mean 'kernel'? | xl silently ignores unknown keys
        https://pages.example/rules/XL3001.md
      4:28-4:34 warning XL9010 unused suppression: 'XL1001' is not reported here | remove it from the comment
        https://pages.example/rules/XL9010.md
        tag 1
      """
    ).check(
      lines(value["diagnostics"]) { item in
        let tags = (item["tags"].array ?? []).map { "tag \($0.integer ?? 0)" }
        let related = (item["relatedInformation"].array ?? []).map {
          "see \(Talk.place($0["location"]["range"])) \($0["message"].string ?? "")"
        }
        let link = item["codeDescription"]["href"].string ?? "no page"
        return ([Talk.line(item), link] + tags + related).joined(separator: "\n  ")
      }
    )
  }

  @Test(arguments: ["mem$0ory = 5\n", "disk = [ \"/a,raw,xv$0da,w\" ]\n", "vif = [ \"brid$0ge=b\" ]\n"])
  func hoverIsAboutTheWord(_ text: String) {
    let talk = Talk()
    let place = talk.open(text)
    let hover = talk.request("textDocument/hover", Talk.spot(place))
    #expect(hover["contents"]["kind"] == "markdown")
    #expect((hover["contents"]["value"].string ?? "").utf8.count > 40)
    let range = hover["range"]
    #expect(range["start"]["character"].integer ?? 99 <= place["character"].integer ?? 0)
  }

  @Test func hover() {
    var text = ""
    for marked in [
      "mem$0ory = 512\n", "vga = \"$0cirrus\"\n", "acpi = 0$0\n", "dhcp$0 = 1\n",
      "disk = [ \"iscsi:iqn=a,xv$0da,w\" ]\n", "disk = [ 'vdev=hda,format=ra$0w,target=/x' ]\n",
      "disk = [ 'vdev=hda,tar$0get=/x' ]\n",
      "vif = [ 'mac=00:16:3e:00:00:01,rate=10Mb/s,vifname$0=w' ]\n", "x = 1 # xlplug: ignore XL30$001\n",
      "# noth$0ing\n", "$0\n",
    ] {
      let talk = Talk()
      let place = talk.open(marked)
      let hover = talk.request("textDocument/hover", Talk.spot(place))
      let shown =
        hover.isNull ? "nothing" : "\(Talk.place(hover["range"]))\n\(hover["contents"]["value"].string ?? "")"
      text += "> \(marked)\(shown)\n\n"
    }
    Expect(
      """
      > mem$0ory = 512
      0:0-0:6
      ### `memory`

      Sets the memory at the start.

      - Value: a number, in MiB.
      - Default: 32 for PV guests; required for others.
      - Sets `b_info.target_memkb`, `b_info.max_memkb`.

      > vga = "$0cirrus"
      0:6-0:14
      `vga`: Selects the emulated graphics card.

      One of `stdvga`, `cirrus`, `none`, `qxl`.

      libxl calls this `cirrus`.

      > acpi = 0$0
      0:7-0:8
      `acpi`: Provides ACPI tables.

      Value: false.

      > dhcp$0 = 1
      0:0-0:4
      ### `dhcp`

      Read by xm, until 4.4, but by no xl since 4.17: add ip=dhcp to 'cmdline'.

      > disk = [ "iscsi:iqn=a,xv$0da,w" ]
      0:22-0:26
      **target** (positional): the image, the block device, or the target of the script

      - device: `w`, not a valid device
      - guest sees: a disk, writable
      - target: `xvda`
      - format: `raw`, by default
      - backend: libxl chooses: `phy`, because of the script
      - script: `block-iscsi`, because of the prefix `iscsi:`

      > disk = [ 'vdev=hda,format=ra$0w,target=/x' ]
      0:19-0:30
      **format**: the format of the image

      - device: `hda`, number 768 (0x300)
      - guest sees: a disk, writable
      - target: `/x`
      - format: `raw`
      - backend: libxl chooses: `phy`, or `qdisk` if a file requires QEMU
      - script: `block` if the backend is `phy`

      > disk = [ 'vdev=hda,tar$0get=/x' ]
      0:19-0:28
      **target**: the image, the block device, or the target of the script; it includes the rest of the string, so it must be last

      - device: `hda`, number 768 (0x300)
      - guest sees: a disk, writable
      - target: `/x`
      - format: `raw`, by default
      - backend: libxl chooses: `phy`, or `qdisk` if a file requires QEMU
      - script: `block` if the backend is `phy`

      > vif = [ 'mac=00:16:3e:00:00:01,rate=10Mb/s,vifname$0=w' ]
      0:43-0:52
      **vifname**: name of the interface in the backend domain

      - device: number 0
      - mac: `00:16:3e:00:00:01`
      - bridge: `xenbr0`, by default
      - script: `vif-bridge`, by default
      - rate: 62500 bytes in 50000 µs
      - name: `w`

      > x = 1 # xlplug: ignore XL30$001
      0:23-0:29
      ### [XL3001 UnknownConfigKey](https://pages.example/rules/XL3001.md)

      A key is set that no release of xl reads.

      xl silently ignores unknown keys, so a misspelled key has no effect.
      The severity is error if a known key is similar, and warning otherwise.

      > # noth$0ing
      nothing

      > $0
      nothing


      """
    ).check(text)
  }

  @Test func symbolsAreNested() {
    let talk = Talk()
    talk.open(Self.guest)
    func shown(_ symbol: JSONValue, _ depth: Int) -> [String] {
      let own = [symbol["name"].string, symbol["detail"].string].compactMap { $0 }.joined(separator: ": ")
      let kind = symbol["kind"].integer ?? 0
      let line =
        "\(String(repeating: "  ", count: depth))\(own) [\(kind)] \(Talk.place(symbol["selectionRange"]))"
      return [line] + (symbol["children"].array ?? []).flatMap { shown($0, depth + 1) }
    }
    let symbols = talk.request("textDocument/documentSymbol", Talk.document())
    Expect(
      """
      web: hvm guest [2] 2:8-2:11
        name: web [7] 2:0-2:4
        type: hvm [7] 3:0-3:4
        memory: 512 [7] 4:0-4:6
        kernel: /boot/vmlinuz [7] 5:0-5:6
        extra: root=/dev/xvda1 ro [7] 6:0-6:5
        xvda: /dev/vg/root [19] 8:20-8:24
        xvdb: iqn.2001 [19] 9:18-9:22
        vif 0: 00:16:3e:00:00:01 xenbr0 [11] 11:13-11:30
        vif 1: xenbr0 [11] 11:59-11:74
      """
    ).check((symbols.array ?? []).flatMap { shown($0, 0) }.joined(separator: "\n"))
  }

  @Test func rangesOfTheText() {
    let talk = Talk()
    let place = talk.open(Self.guest.replacingOccurrences(of: "xvda,rw", with: "xv$0da,rw"))
    let folds = talk.request("textDocument/foldingRange", Talk.document())
    let steps = talk.request("textDocument/selectionRange", Talk.document(Talk.uri, ["positions": [place]]))
    var text = lines(folds) {
      "fold \($0["startLine"].integer ?? 0)-\($0["endLine"].integer ?? 0) \($0["kind"].string ?? "")"
    }
    var step = steps[0]
    while !step.isNull {
      text += "\nselect \(Talk.place(step["range"]))"
      step = step["parent"]
    }
    Expect(
      """
      fold 0-1 comment
      fold 7-10 
      select 8:20-8:24
      select 8:3-8:27
      select 8:2-8:28
      select 7:7-10:1
      select 7:0-10:1
      select 0:0-12:0
      """
    ).check(text)
  }

  @Test func hintsLinksAndLenses() {
    let talk = Talk(["/ws/other.cfg": "name = \"a\"\nvif = [ 'backend=web' ]\n"], options: ["codeLens": true])
    talk.open(Self.guest)
    talk.settle()
    let hints = talk.request("textDocument/inlayHint", Talk.document(Talk.uri, ["range": Talk.everything]))
    let links = talk.request("textDocument/documentLink", Talk.document())
    let lenses = talk.request("textDocument/codeLens", Talk.document())
    let text = [
      lines(hints) {
        "hint \($0["position"]["line"].integer ?? 0):\($0["position"]["character"].integer ?? 0) \($0["label"].string ?? "")"
      },
      lines(links) { "link \(Talk.place($0["range"])) \($0["target"].string ?? "")" },
      lines(lenses) { "lens \(Talk.place($0["range"])) \($0["command"]["title"].string ?? "")" },
    ]
    Expect(
      """
      hint 8:3 target:
      hint 8:16 format:
      hint 8:20 vdev:
      hint 8:24 51712
      hint 8:25 access:
      hint 9:9 script=block-iscsi
      hint 9:9 target:
      hint 9:18 vdev:
      hint 9:22 51728
      hint 9:23 access:
      link 5:10-5:23 file:///boot/vmlinuz
      link 8:3-8:15 file:///dev/vg/root
      lens 2:8-2:11 2 disks, 2 interfaces, xl 4.23 accepts it, serves 1 file
      """
    ).check(text.joined(separator: "\n"))
    let quiet = Talk()
    quiet.open(Self.guest)
    #expect(quiet.request("textDocument/codeLens", Talk.document()) == [])
  }

  @Test func namesOfOneThing() {
    let talk = Talk()
    let place = talk.open(Self.guest.replacingOccurrences(of: "xvda,rw", with: "xv$0da,rw"))
    let found = talk.request("textDocument/documentHighlight", Talk.spot(place))
    Expect(
      """
      6:19-6:23 2
      8:20-8:24 3
      """
    ).check(lines(found) { "\(Talk.place($0["range"])) \($0["kind"].integer ?? 0)" })
    let edit = talk.request("textDocument/rename", Talk.renaming(place, "xvdq"))
    let renamed = Talk.applying(edit["changes"][Talk.uri], to: Self.guest)
    #expect(renamed == Self.guest.replacingOccurrences(of: "xvda", with: "xvdq"))
    for name in ["xvdb", "c:", "", "a,b", "xvdA"] {
      #expect(
        talk.fault("textDocument/rename", Talk.renaming(place, name))?.code == .requestFailed,
        "\(name)"
      )
    }
  }
}

extension Talk {
  /// The parameters of a rename.
  static func renaming(_ place: JSONValue, _ name: String) -> JSONValue {
    document(uri, ["position": place, "newName": .string(name)])
  }
}

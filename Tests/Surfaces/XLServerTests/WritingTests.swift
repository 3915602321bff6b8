import Foundation
import JSON
import Testing
import XLServer
import XLTestKit

/// What an editor can have written: completions, fixes, rewrites, formatting.
@Suite struct WritingTests {
  /// The labels that are offered at the mark, the best first.
  private func labels(_ marked: String, most: Int = 6, _ talk: Talk = Talk()) -> String {
    let place = talk.open(marked)
    let list = talk.request("textDocument/completion", Talk.spot(place))
    let items = (list["items"].array ?? []).sorted {
      ($0["sortText"].string ?? "") < ($1["sortText"].string ?? "")
    }
    let names = items.map { $0["label"].string ?? "" }
    return names.count > most
      ? names.prefix(most).joined(separator: " ") + " … \(names.count)" : names.joined(separator: " ")
  }

  @Test func completionKnowsThePlace() {
    let cases = [
      "$0", "mem$0\n", "name = \"a\"\nna$0", "vga = $0\n", "vga = \"$0\"\n", "vga = \"c$0irrus\"\n",
      "acpi = $0\n",
      "memory = $0\n", "disk = $0\n", "disk = [ $0 ]\n", "disk = [\n$0\n]\n", "disk = [ \"$0\" ]\n",
      "disk = [ \"/a,$0\" ]\n", "disk = [ \"/a,raw,$0\" ]\n", "disk = [ \"/a,raw,xvda,$0\" ]\n",
      "disk = [ \"/a,raw,xvda,w\", \"/b,raw,$0\" ]\n", "type = \"hvm\"\ndisk = [ 'vdev=$0,target=/b' ]\n",
      "disk = [ 'format=$0,vdev=xvda' ]\n", "disk = [ 'forma$0t=raw' ]\n", "disk = [ 'target=/a,$0' ]\n",
      "disk = [ \"vdev=xvda,acc$0\n", "vif = [ \"$0\" ]\n", "vif = [ 'bridge=br1', 'bridge=$0' ]\n",
      "vif = [ 'type=$0' ]\n", "vif = [ 'model=e$0' ]\n", "vif = [ 'mac=$0' ]\n", "pci = [ '$0' ]\n",
      "# $0\n", "# xlplug: $0\n", "kernal = 1 # xlplug: ignore $0\n", "memory = 1 $0\n",
    ]
    Expect(
      """
      $0 → altp2m_count arm_sci bootloader bootloader_args bootloader_restrict bootloader_user … 172
      mem$0⏎ → altp2m_count arm_sci bootloader bootloader_args bootloader_restrict bootloader_user … 172
      name = "a"⏎na$0 → altp2m_count arm_sci bootloader bootloader_args bootloader_restrict bootloader_user … 171
      vga = $0⏎ → "cirrus" "none" "qxl" "stdvga"
      vga = "$0"⏎ → cirrus none qxl stdvga
      vga = "c$0irrus"⏎ → cirrus none qxl stdvga
      acpi = $0⏎ → 0 1
      memory = $0⏎ → 
      disk = $0⏎ → [ "" ]
      disk = [ $0 ]⏎ → ""
      disk = [⏎$0⏎]⏎ → ""
      disk = [ "$0" ]⏎ → access= backend= backendtype= cdrom devtype= direct-io-safe … 23
      disk = [ "/a,$0" ]⏎ → empty qcow qcow2 qed raw vhd … 29
      disk = [ "/a,raw,$0" ]⏎ → xvda xvdb xvdc xvdd access= backend= … 27
      disk = [ "/a,raw,xvda,$0" ]⏎ → ro rw access= backend= backendtype= cdrom … 25
      disk = [ "/a,raw,xvda,w", "/b,raw,$0" ]⏎ → xvdb xvdc xvdd xvde access= backend= … 27
      type = "hvm"⏎disk = [ 'vdev=$0,target=/b' ]⏎ → hda hdb hdc hdd sda sdb … 12
      disk = [ 'format=$0,vdev=xvda' ]⏎ → empty qcow qcow2 qed raw vhd
      disk = [ 'forma$0t=raw' ]⏎ → access backend backendtype cdrom devtype direct-io-safe … 23
      disk = [ 'target=/a,$0' ]⏎ → 
      disk = [ "vdev=xvda,acc$0⏎ → access= backend= backendtype= cdrom devtype= direct-io-safe … 22
      vif = [ "$0" ]⏎ → backend= bridge= devid= forwarddev= gatewaydev= ip= … 65
      vif = [ 'bridge=br1', 'bridge=$0' ]⏎ → br1
      vif = [ 'type=$0' ]⏎ → ioemu vif
      vif = [ 'model=e$0' ]⏎ → e1000 e1000-82544gc e1000-82545em e1000e i82550 i82551 … 27
      vif = [ 'mac=$0' ]⏎ → 
      pci = [ '$0' ]⏎ → 
      # $0⏎ → 
      # xlplug: $0⏎ → ignore ignore-file
      kernal = 1 # xlplug: ignore $0⏎ → XL3001 XL9012 XL0001 XL0002 XL0003 XL0004 … 361
      memory = 1 $0⏎ → 
      """
    ).check(
      cases.map { "\($0.replacingOccurrences(of: "\n", with: "⏎")) → \(labels($0))" }.joined(separator: "\n")
    )
  }

  @Test func completionDrawsOnTheWorkspaceAndTheHost() {
    let files = ["/ws/net.cfg": "name = \"net\"\nmemory = 1\n"]
    let closed = Talk(files)
    closed.surroundings.hostNames = HostNames(bridges: ["xenbr7"], scripts: ["block-x", "vif-y", "readme"])
    closed.settle()
    #expect(labels("vif = [ 'backend=$0' ]\n", closed) == "net")
    #expect(labels("vif = [ 'bridge=$0' ]\n", closed) == "")
    let open = Talk(files, options: ["host": true])
    open.surroundings.hostNames = closed.surroundings.hostNames
    #expect(labels("vif = [ 'bridge=$0' ]\n", open) == "xenbr7")
    #expect(labels("vif = [ 'script=$0' ]\n", open) == "vif-y")
    #expect(labels("disk = [ 'script=$0' ]\n", open) == "block-x")
  }

  @Test func completionsAreWhole() {
    let talk = Talk()
    let place = talk.open("me$0\n")
    let list = talk.request("textDocument/completion", Talk.spot(place))
    guard let item = list["items"].array?.first(where: { $0["label"] == "memory" }) else {
      Issue.record("'memory' is not offered")
      return
    }
    #expect(item["textEdit"]["newText"] == "memory = $1")
    #expect(item["insertTextFormat"] == 2)
    #expect(item["documentation"].isNull)
    let resolved = talk.request("completionItem/resolve", item)
    #expect(resolved["documentation"]["value"].string?.contains("memory at the start") == true)
    #expect(resolved["label"] == "memory")
    // A client without places to go to gets plain text.
    let plain = Talk(capabilities: ["general": ["positionEncodings": ["utf-8"]]])
    plain.open("me\n")
    let plainList = plain.request("textDocument/completion", Talk.spot(place))
    let texts = (plainList["items"].array ?? []).compactMap { $0["textEdit"]["newText"].string }
    #expect(texts.count > 100 && !texts.contains { $0.contains("$") })
  }

  // MARK: - Code actions

  private func actions(_ talk: Talk, _ range: JSONValue, only: [JSONValue]? = nil) -> [JSONValue] {
    let context: JSONValue = .members(["diagnostics": [], "only": only.map { .array($0) }])
    let parameters = Talk.document(Talk.uri, ["range": range, "context": context])
    return talk.request("textDocument/codeAction", parameters).array ?? []
  }

  private static let crooked = """
    name = "web"
    type = "pvh"
    kernel = "/boot/vmlinuz"
    memory = 512M
    kernal = 1  # why
    disk = [ "/dev/vg/a,raw,xvda,rw", "iscsi:iqn=x,portal=y:1,,xvdb,w",
      "phy:/dev/vg/c,xvdc,w" ]

    """

  @Test func actionsMendWhatIsTold() {
    let talk = Talk()
    talk.open(Self.crooked)
    var text = ""
    for action in actions(talk, Talk.everything) {
      let edits = action["edit"]["changes"][Talk.uri].array ?? []
      let preferred = action["isPreferred"] == true ? " (preferred)" : ""
      text += "\(action["kind"].string ?? "") \(action["title"].string ?? "")\(preferred)\n"
      for edit in edits { text += "  \(Talk.place(edit["range"])) \(edit["newText"].string ?? "")\n" }
      if !action["command"].isNull { text += "  runs \(action["command"]["command"].string ?? "")\n" }
    }
    Expect(
      """
      quickfix write 512 (MiB)
        3:9-3:13 512
      quickfix write 'serial'
        4:0-4:6 serial
      quickfix write the disk without prefixes (preferred)
        5:35-5:41 format=raw,script=block-iscsi,
      quickfix write the disk without prefixes (preferred)
        6:3-6:7 
        6:17-6:17 raw,
      quickfix ignore XL0004 here
        3:13-3:13   # xlplug: ignore XL0004
      quickfix ignore XL3001 here
        4:0-4:0 # xlplug: ignore XL3001

      quickfix ignore XL1016 here
        5:67-5:67   # xlplug: ignore XL1016
      quickfix ignore XL1008 here
        5:67-5:67   # xlplug: ignore XL1008
      quickfix ignore XL1017 here
        6:26-6:26   # xlplug: ignore XL1017
      quickfix explain XL0004 NumberWithUnit
        runs xlplug.explain
      quickfix explain XL3001 UnknownConfigKey
        runs xlplug.explain
      quickfix explain XL1016 DeprecatedPrefix
        runs xlplug.explain
      quickfix explain XL1008 UnknownDiskParameter
        runs xlplug.explain
      quickfix explain XL1017 IgnoredPrefix
        runs xlplug.explain
      refactor.rewrite write named parameters
        5:10-5:31 format=raw,vdev=xvda,access=rw,target=/dev/vg/a
      refactor.rewrite write named parameters without prefixes
        6:3-6:23 vdev=xvdc,access=rw,target=/dev/vg/c

      """
    ).check(text)
  }

  /// Each comment that is offered silences what it is offered for, and nothing else appears.
  @Test func commentsSilence() throws {
    var count = 0
    for corpus in try ConfigCorpus.files() {
      let text = String(decoding: corpus.bytes, as: UTF8.self)
      if text.utf8.count > 4000 { continue }
      let talk = Talk()
      talk.open(text)
      let before = talk.published().split(separator: "\n")
      for action in actions(talk, Talk.everything) {
        guard let title = action["title"].string, title.hasPrefix("ignore XL") else { continue }
        let code = title.split(separator: " ")[1]
        let mended = Talk.applying(action["edit"]["changes"][Talk.uri], to: text)
        let other = Talk()
        other.open(mended)
        let after = other.published().split(separator: "\n")
        func isCode(_ line: Substring) -> Bool { line.split(separator: " ")[2] == code }
        let (old, new) = (before.count(where: isCode), after.count(where: isCode))
        #expect(new < old, "\(corpus.name): \(title)\n\(mended)\n\(other.published())")
        count += 1
      }
    }
    #expect(count > 50)
  }

  @Test func everythingIsMendedAtOnce() {
    let talk = Talk()
    talk.open("name = \"a\"\nbuilder = \"hvm\"\nmemory = 512\nmemory = 512\n")
    #expect(actions(talk, Talk.everything).allSatisfy { $0["kind"] != "source.fixAll.xlplug" })
    let found = actions(talk, Talk.everything, only: ["source.fixAll"])
    #expect(found.count == 1 && found[0]["edit"].isNull)
    let resolved = talk.request("codeAction/resolve", found[0])
    let text = Talk.applying(
      resolved["edit"]["changes"][Talk.uri],
      to: "name = \"a\"\nbuilder = \"hvm\"\nmemory = 512\nmemory = 512\n"
    )
    #expect(text == "name = \"a\"\ntype = \"hvm\"\nmemory = 512\n")
    #expect(actions(talk, Talk.everything, only: ["refactor"]).isEmpty)
    #expect(actions(talk, Talk.everything, only: ["quickfix"]).count > 2)
  }

  /// What lint applies with --unsafe only is neither preferred nor applied with everything.
  @Test func unsafeFixesAreChosen() {
    let talk = Talk()
    talk.open("name = \"a\"\nkernel = \"/k\"\nmemory = 512\nacpi = 1\nboot = \"c\"\n")
    let removals = actions(talk, Talk.everything).filter { $0["title"] == "remove the setting" }
    #expect(removals.map { $0["isPreferred"] == true } == [false, true])
    let all = actions(talk, Talk.everything, only: ["source.fixAll"])
    let resolved = talk.request("codeAction/resolve", all.first ?? .null)
    let edits = resolved["edit"]["changes"][Talk.uri].array ?? []
    #expect(edits.map { Talk.place($0["range"]) } == ["4:0-5:0"])
  }

  @Test func explanationsAreGiven() {
    let talk = Talk()
    let said = talk.hand([
      Talk.message(
        "workspace/executeCommand",
        ["command": "xlplug.explain", "arguments": ["XL3001"]],
        id: 700
      )
    ])
    #expect(said.contains { if case .notification(.showMessage, _) = $0 { true } else { false } })
    #expect(
      talk.fault("workspace/executeCommand", ["command": "xlplug.explain", "arguments": ["XL0000"]])?.code
        == .invalidParameters
    )
  }

  // MARK: - Formatting

  @Test func formatting() throws {
    let crooked = "name='web'\n\nmemory   =512\ndisk=['/a,raw,xvda,w' , '/b,raw,xvdb,w']\n"
    let talk = Talk()
    talk.open(crooked)
    let whole = talk.request("textDocument/formatting", Talk.document(Talk.uri, ["options": [:]]))
    Expect(
      """
      name = "web"

      memory = 512
      disk = ["/a,raw,xvda,w", "/b,raw,xvdb,w"]

      """
    ).check(Talk.applying(whole, to: crooked))
    let range: JSONValue = ["start": ["line": 2, "character": 0], "end": ["line": 2, "character": 3]]
    let part = talk.request(
      "textDocument/rangeFormatting",
      Talk.document(Talk.uri, ["range": range, "options": [:]])
    )
    Expect(
      """
      name='web'

      memory = 512
      disk=['/a,raw,xvda,w' , '/b,raw,xvdb,w']

      """
    ).check(Talk.applying(part, to: crooked))
  }
}

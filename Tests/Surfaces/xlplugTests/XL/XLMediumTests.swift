import Foundation
import Testing
import XLTestKit

extension XLCommandTests {
  /// Media of CD drives, changed by the real xl 4.17 and by xlplug's two engines, in a real qemu.
  @Suite(.serialized, .enabled(if: TestQEMU.isInstalled, "qemu-system-x86 is not installed"))
  struct XLMediumTests {
    /// Who changes the medium.
    enum Changer: String, CaseIterable, Sendable { case xl, native, libxl }

    @Test func theSameAsXL() throws {
      var seen: [Changer: [String]] = [:]
      for who in Changer.allCases {
        let medium = try CDHost()
        seen[who] = try [
          ["cd-insert", "61", "hdc", medium.images[1]], ["cd-insert", "sixty-one", "hdc", medium.images[2]],
          ["cd-eject", "61", "hdc"], ["cd-eject", "61", "hdc"], ["cd-insert", "61", "hdc", medium.images[0]],
          ["cd-insert", "61", "hdc", ""], ["cd-insert", "61", "hdc", "/nonexistent.iso"],
          ["cd-insert", "61", "hdd", medium.images[0]], ["cd-insert", "61", "5632", medium.images[0]],
          ["cd-insert", "61", "xvda", medium.images[0]], ["cd-insert", "nobody", "hdc", medium.images[0]],
          ["cd-eject", "62", "hdc"], ["cd-eject", "99", "hdc"],
          ["cd-insert", "61", "hdc,x=y", medium.images[0]],
          ["cd-insert", "61", "", medium.images[0]], ["cd-eject", "61", "nonsense"],
        ].map { words in
          let result = try medium.run(who, words)
          return "\(words.prefix(3)): status \(result.status), \(result.output)\n\(try medium.said())"
            .replacingOccurrences(of: medium.directory, with: "DIR")
        }
      }
      for (xl, (native, libxl)) in zip(seen[.xl] ?? [], zip(seen[.native] ?? [], seen[.libxl] ?? [])) {
        #expect(native == xl)
        #expect(libxl == xl)
      }
      #expect(seen[.native]?.count == 16)
    }

    /// xl has changed the medium where its `-N` stands; here it stays.
    @Test func aDryRunChangesNothing() throws {
      let medium = try CDHost()
      let before = try medium.said()
      let insert = try medium.host.ours(["-N", "cd-insert", "61", "hdc", "/dev/null/../null"])
      #expect(insert.status == 1)
      let dry = try medium.host.ours(["-N", "cd-insert", "61", "hdc", medium.images[1]])
      #expect(dry.status == 0)
      Expect(
        """
        disk: {
            "pdev_path": "DIR/b.iso",
            "vdev": "hdc",
            "format": "raw",
            "removable": 1,
            "is_cdrom": 1
        }


        """
      ).check(dry.text.replacingOccurrences(of: medium.directory, with: "DIR"))
      #expect(try medium.host.ours(["-N", "cd-eject", "61", "hdc"]).text.contains(#""format": "empty""#))
      #expect(try medium.said() == before)
      #expect(try medium.run(.xl, ["-N", "cd-eject", "61", "hdc"]).status == 0)
      #expect(try medium.said() != before)
    }

    /// After xl the drive is empty where qemu refuses the image; after ours it has the medium before.
    @Test(arguments: [Changer.native, .libxl]) func aRefusedImage(who: Changer) throws {
      let medium = try CDHost()
      let before = try medium.said()
      let result = try medium.run(who, ["cd-insert", "61", "hdc,format=qcow2", medium.images[1]])
      #expect(result.status == 1)
      #expect(result.errorText.contains("not in qcow2 format"), "\(result.errorText)")
      #expect(
        result.errorText.contains(
          who == .native ? "nothing was changed" : "a.iso' is in hdc of domain 61 again"
        ),
        "\(result.errorText)"
      )
      #expect(try medium.said() == before)
    }

    @Test func ourOwnWords() throws {
      let medium = try CDHost()
      func run(_ words: String...) throws -> CommandResult {
        try medium.host.ours(words, isOurs: true)
      }
      func shown(_ result: CommandResult) -> String {
        (result.text + result.errorText).replacingOccurrences(of: medium.directory, with: "DIR")
          .replacing(#/  [0-9.]+ m?s\n/#, with: "  TIME\n").replacing(
            #/ in [0-9.]+ m?s\n/#,
            with: " in TIME\n"
          )
      }
      let inserted = try run("insert", "sixty-one", "hdc", medium.images[1])
      #expect(inserted.status == 0)
      Expect(
        """
        insert 'DIR/b.iso' into hdc of domain 61
          ✓ 1/3 find hdc of domain 61 in QEMU, up to 10 s  TIME
          ✓ 2/3 let QEMU insert 'DIR/b.iso' into hdc of domain 61, up to 10 s  TIME
          ✓ 3/3 write 'DIR/b.iso' for hdc of domain 61 in one transaction  TIME
        inserted 'DIR/b.iso' into hdc of domain 61 in TIME

        """
      ).check(shown(inserted))
      let planned = try run("eject", "61", "5632", "--dry-run")
      Expect(
        """
        note: engine native, because this is not a Xen host
        eject hdc of domain 61
          1. find hdc of domain 61 in QEMU, up to 10 s
          2. let QEMU eject the medium of hdc of domain 61, up to 10 s
               undo: let QEMU insert 'DIR/b.iso' into hdc of domain 61, even if locked, up to 10 s
          3. write no medium for hdc of domain 61 in one transaction
               write  /local/domain/0/backend/qdisk/61/5632/type = "qdisk"
               write  /local/domain/0/backend/qdisk/61/5632/params = "aio:"
               write  /libxl/61/device/vbd/5632/type = "qdisk"
               write  /libxl/61/device/vbd/5632/params = "aio:"
               undo: write 'DIR/b.iso' for hdc of domain 61 in one transaction

        """
      ).check(shown(planned))
      #expect(try run("list", "61").text.contains(/hdc +\S+b\.iso +r/))
      let ejected = try run("eject", "61", "5632", "--json")
      let document = try JSONSerialization.jsonObject(with: ejected.output) as? [String: Any]
      #expect(document?["direction"] as? String == "eject" && document?["ok"] as? Bool == true)
      #expect(medium.qemu.media == [])
      Expect(
        """
        hdc of domain 61 was already empty
        """
      ).check(String(shown(try run("eject", "61", "hdc")).split(separator: "\n").last ?? ""))
      for (words, status) in [
        (["insert", "61", "xvda", medium.images[0]], 3),
        (["insert", "61", "hdd", medium.images[0]], 3),
        (["insert", "62", "hdc", medium.images[0]], 3),
        (["insert", "61", "hdc", "/nonexistent"], 3),
        (["insert", "61", "hdc", "/"], 3), (["insert", "61", "hdc"], 2),
        (["insert", "61", "hdc", "x", "--embedded"], 2), (["eject", "nobody", "hdc"], 3),
      ] {
        let result = try medium.host.ours(words, isOurs: true)
        #expect(Int(result.status) == status, "\(words): \(result.errorText)")
      }
    }

    @Test func whyNot() throws {
      let medium = try CDHost()
      let words = ["insert", "61", "hdc", medium.images[1], "--dry-run", "--engine", "native"]
      func why() throws -> String {
        let result = try medium.host.ours(words, isOurs: true)
        #expect(result.status == 3)
        return result.errorText.trimmingCharacters(in: .newlines)
      }
      var reasons: [String] = []
      for (path, value) in [
        ("/libxl/61/dm-version", "qemu_xen_traditional"), ("/local/domain/61/image/device-model-domid", "9"),
        ("/libxl/61/type", "pvh"), ("/libxl/61/device/vbd/5632/device-type", "disk"),
      ] {
        try medium.host.write(path, value)
        reasons.append(try why())
      }
      Expect(
        """
        error: the device model of domain 61 is 'qemu_xen_traditional'; expected 'qemu_xen'; use --engine libxl
        error: QEMU of domain 61 runs in stub domain 9; Xen 4.17 cannot change media there; shut down the guest, and change its configuration
        error: domain 61 is a PVH guest; Xen can change media only for HVM guests; detach the drive, and attach it with the other image
        error: hdc of domain 61 is a disk; expected a CD drive; use a drive such as hdc
        """
      ).check(reasons.joined(separator: "\n"))
    }
  }
}

/// A host whose guest 61 is an HVM guest with a CD drive hdc, and the real qemu of it.
final class CDHost {
  let host: XLHost
  let qemu: TestQEMU
  let images: [String]
  let directory: String

  init() throws {
    host = try XLHost(isSimulated: false)
    images = try ["a.iso", "b.iso", "c.iso"].map { [host] in try host.image($0) }
    directory = (images[0] as NSString).deletingLastPathComponent
    qemu = try TestQEMU(domid: 61, medium: images[0])
    let (record, backend) = ("/libxl/61/device/vbd/5632", "/local/domain/0/backend/qdisk/61/5632")
    let frontend = "/local/domain/61/device/vbd/5632"
    let keys = [
      ("params", "aio:\(images[0])"), ("frontend", frontend), ("frontend-id", "61"), ("online", "1"),
      ("removable", "1"), ("bootable", "1"), ("state", "2"), ("dev", "hdc"), ("type", "qdisk"), ("mode", "r"),
      ("device-type", "cdrom"), ("discard-enable", "0"), ("specification", "xen"),
    ]
    for (key, value) in keys.flatMap({ key, value in
      [("\(record)/\(key)", value), ("\(backend)/\(key)", value)]
    }) + [
      ("\(record)/backend", backend), ("\(frontend)/backend", backend), ("\(frontend)/state", "1"),
      ("/libxl/61/type", "hvm"), ("/libxl/61/dm-version", "qemu_xen"),
      ("/local/domain/61/vm", "/vm/00000000-0000-0000-0000-000000000000"),
      ("/local/domain/61/image/device-model-pid", "\(qemu.pid)"),
    ] { try host.write(key, value) }
    try XLRecord.disk(host, 61)
    try """
    {"c_info":{"type":"hvm","name":"sixty-one"},"b_info":{"type.hvm":{}},"disks":[
    {"pdev_path":"\(images[0])","vdev":"hdc","format":"raw","removable":1,"is_cdrom":1}]}
    """.write(to: XLHost.userdata(61), atomically: true, encoding: .utf8)
    // libxl lays the document out in its own way when it first changes it.
    try #require(try run(.xl, ["cd-insert", "61", "hdc", images[0]]).status == 0)
  }

  /// Runs words of xl's by one of those that know them.
  func run(_ who: XLCommandTests.XLMediumTests.Changer, _ words: [String]) throws -> CommandResult {
    let userdata = ["--userdata", "/var/lib/xen"]
    switch who {
    case .xl: return try host.xl(words, isHVM: true)
    case .native: return try host.ours(userdata + ["--engine", "native"] + words)
    case .libxl: return try host.ours(userdata + ["--engine", "libxl"] + words, isOnShim: true)
    }
  }

  /// What is in the drive: in qemu, in the store, in libxl's document.
  func said() throws -> [String] {
    // An empty drive has nothing there after xl, and `aio:` after its guest's creation and after ours.
    let params = try [
      "/libxl/61/device/vbd/5632/params", "/local/domain/0/backend/qdisk/61/5632/params",
    ].map { try host.read($0).map { $0 == "" ? "aio:" : $0 } ?? "none" }
    let types = try [
      "/libxl/61/device/vbd/5632/type", "/local/domain/0/backend/qdisk/61/5632/type",
    ].map { try host.read($0) ?? "none" }
    return qemu.media.sorted() + params + types + [
      try String(contentsOf: XLHost.userdata(61), encoding: .utf8)
    ]
  }
}

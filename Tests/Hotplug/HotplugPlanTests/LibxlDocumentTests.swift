import HotplugPlan
import JSON
import Testing
import XLTestKit

/// libxl's JSON of a domain, edited: one device changes, and not a byte besides.
@Suite struct LibxlDocumentTests {
  private static let xvda = DeviceRecord.Key.vdev(Array("xvda".utf8))
  /// As libxl 4.17 writes it, its last byte NUL.
  private static let plain = """
    {
        "c_info": {
            "type": "pv"
        },
        "b_info": {
            "sched_params": {

            }
        },
        "on_reboot": "restart"
    }

    """ + "\0"

  @Test func listsAreMadeWhereLibxlHasThem() throws {
    var document = try LibxlDocument(Array(Self.plain.utf8))
    try document.put(Self.nic(0))
    try document.put(Self.disk("xvda", "/a.img"))
    try document.put(Self.disk("xvdb", "/b.img"))
    try document.put(Self.disk("xvda", "/c.img"))
    Expect(
      """
      {
          "c_info": {
              "type": "pv"
          },
          "b_info": {
              "sched_params": {

              }
          },
          "disks": [
              {
                  "pdev_path": "/c.img",
                  "vdev": "xvda"
              },
              {
                  "pdev_path": "/b.img",
                  "vdev": "xvdb"
              }
          ],
          "nics": [
              {
                  "devid": 0
              }
          ],
          "on_reboot": "restart"
      }

      """
    ).check(String(decoding: document.bytes.filter { $0 != 0 }, as: UTF8.self))
    #expect(document.bytes.last == 0)
    try document.remove(Self.xvda, from: .disks)
    #expect(try document.entry(Self.xvda, in: .disks) == nil)
    #expect(try document.entry(.vdev(Array("xvdb".utf8)), in: .disks) != nil)
  }

  /// Whatever surrounds a device stays: unknown members, layouts of others, bytes that are not UTF-8.
  @Test(arguments: [
    #"{"x":[1,2.5e3,-0,{"disks":[{"vdev":"xvda"}]}],"disks":[]}"#,
    #"{"disks":[{"vdev":"xvdz","new":{"a":null}}]}"#,
    "{ }", "{\"nics\" : [ ]\t,\"z\":true}", #"{"disks":[1,"xvda",null,{"vdev":7},{"v\u0064ev":"xvda"}]}"#,
    #"{"b_info":{},"disks":[{"vdev":"xvdb"},{"vdev":"xvdc"}],"é":"\\\"\u0000"}"#,
  ])
  func whatIsPutCanBeTakenOutAgain(_ text: String) throws {
    let before = Array(text.utf8) + [0]
    var document = try LibxlDocument(before)
    try document.put(Self.disk("xvda", "/a.img"))
    let entry = try #require(try document.entry(Self.xvda, in: .disks))
    #expect(entry == LibxlDocument.laidOut(Self.disk("xvda", "/a.img").text))
    #expect(try LibxlDocument(document.bytes) == document)
    let hadList = text.contains("\"disks\"")
    var again = document
    try again.put(Self.disk("xvda", "/a.img"))
    #expect(again == document, "the same device again changes nothing")
    try document.remove(Self.xvda, from: .disks)
    #expect(try document.entry(Self.xvda, in: .disks) == nil)
    if hadList && !text.contains("\"disks\":[]") { #expect(document.bytes == before) }
  }

  /// RFC 8259, section 6: what is a number, and what is none.
  @Test(arguments: [
    ("0", true), ("-0", true), ("120", true), ("-1.50", true), ("0.5e+3", true), ("1E9", true),
    ("2e-07", true),
    ("01", false), ("-", false), ("+1", false), (".5", false), ("1.", false), ("1e", false), ("1e+", false),
    ("1.e3", false), ("--1", false), ("0x1", false), ("1-2", false), ("nul", false), ("True", false),
    ("-a", false),
  ])
  func numbersAndNames(_ word: String, _ isValue: Bool) {
    let read = (try? LibxlDocument(Array("{\"x\":\(word)}".utf8))) != nil
    #expect(read == isValue)
  }

  /// The first and the last of a list go with their comma; the one that is replaced stays in its place.
  @Test(arguments: ["xvda", "xvdb", "xvdc"])
  func oneOfMany(_ name: String) throws {
    var document = try LibxlDocument(Array("{}".utf8))
    for name in ["xvda", "xvdb", "xvdc"] { try document.put(Self.disk(name, "/\(name)")) }
    let all = document
    let key = DeviceRecord.Key.vdev(Array(name.utf8))
    let former = try #require(try document.entry(key, in: .disks))
    try document.put(Self.disk(name, "/other"))
    #expect(document != all)
    try document.put(former, key, in: .disks)
    #expect(document == all)
    try document.remove(key, from: .disks)
    var wanted = try LibxlDocument(Array("{}".utf8))
    for other in ["xvda", "xvdb", "xvdc"] where other != name {
      try wanted.put(Self.disk(other, "/\(other)"))
    }
    #expect(document == wanted)
  }

  @Test func namesAreComparedAsTheyAreMeant() throws {
    let document = try LibxlDocument(
      Array(#"{"disks":[{"vdev":"xvd\u0061"}],"nics":[{"devid":1},{"devid":10}]}"#.utf8)
    )
    #expect(try document.entry(Self.xvda, in: .disks) != nil)
    #expect(
      try document.entry(.vdev(Array("51712".utf8)), in: .disks) == nil,
      "libxl tells them apart by their words"
    )
    #expect(try document.entry(.devid(10), in: .nics) == Array(#"{"devid":10}"#.utf8))
    #expect(try document.entry(.devid(0), in: .nics) == nil)
  }

  @Test(arguments: [
    "", "[]", "{", "{}x", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":01}", "{\"a\":+1}", "{\"a\":\"\n\"}",
    "{\"a\":\"\\x\"}", "{\"a\":\"\\u12g4\"}", "{'a':1}", "{\"a\":tru}", "{\"a\":[1 2]}", "null", "{}{}",
    "\0{}",
  ])
  func whatIsNoObjectIsRefused(_ text: String) {
    #expect(throws: LibxlDocumentFault.self) { try LibxlDocument(Array(text.utf8)) }
  }

  @Test func hostileTextsAreRefused() throws {
    let deep = "{\"a\":" + String(repeating: "[", count: 100_000)
    #expect(throws: LibxlDocumentFault.malformed(.tooDeep(at: 133))) { try LibxlDocument(Array(deep.utf8)) }
    let long = [UInt8](repeating: 0x20, count: LibxlDocument.byteCountMax + 1)
    #expect(throws: LibxlDocumentFault.tooLong) { try LibxlDocument(long) }
    var document = try LibxlDocument(Array(#"{"disks":{}}"#.utf8))
    #expect(throws: LibxlDocumentFault.noList("disks")) { try document.put(Self.disk("xvda", "/a")) }
  }

  /// Cut anywhere, a document is refused; with one byte changed it is refused, or answered.
  @Test func damageIsSurvived() throws {
    let text = Array(Self.plain.utf8)
    for end in 0..<text.count - 3 {
      #expect(throws: LibxlDocumentFault.self) { try LibxlDocument(Array(text[..<end])) }
    }
    for index in text.indices {
      for byte: UInt8 in [0, 0x22, 0x2C, 0x5B, 0x5D, 0x7B, 0x7D, 0x5C, 0xFF] {
        var damaged = text
        damaged[index] = byte
        guard var document = try? LibxlDocument(damaged) else { continue }
        try document.put(Self.disk("xvda", "/a.img"))
        #expect(try document.entry(Self.xvda, in: .disks) != nil)
      }
    }
  }

  private static func disk(_ name: String, _ target: String) -> DeviceRecord {
    let text = "{\n    \"pdev_path\": \"\(target)\",\n    \"vdev\": \"\(name)\"\n}\n"
    return record(.vdev(Array(name.utf8)), text)
  }

  private static func nic(_ devid: Int32) -> DeviceRecord {
    record(.devid(devid), "{\n    \"devid\": \(devid)\n}\n")
  }

  private static func record(_ key: DeviceRecord.Key, _ text: String) -> DeviceRecord {
    DeviceRecord(document: "/d", address: GoldenTests.diskAddress, key: key, text: Array(text.utf8))
  }
}

import Testing
import XLCheck
import XLConvert
import XLText

/// The JSON of libxl as strings of xl.
@Suite struct LibxlReadingTests {
  private func read(_ text: String) -> DeviceReading {
    DeviceReading(libxl: SourceText(text), options: CheckOptions())
  }

  private func config(_ text: String) -> String {
    read(text).guests.map { String(decoding: $0.config, as: UTF8.self) }.joined()
  }

  @Test func devicesBecomeStrings() {
    let text = #"""
      {"c_info": {"name": "w\"eb", "uuid": "01234567-89ab-cdef-0123-456789abcdef"},
       "disks": [
         {"pdev_path": "/srv/a,b.img,", "vdev": "xvda", "format": "qcow2", "readwrite": 1, "backend": "qdisk"},
         {"vdev": "hdc", "format": "empty", "removable": 1, "is_cdrom": 1},
         {"pdev_path": "/x", "vdev": "xvdb", "backend_domid": 3, "backend_domname": "io", "discard_enable": "False", "trusted": "True"}],
       "nics": [{"devid": 0, "bridge": "xenbr0", "rate_bytes_per_interval": 200000, "rate_interval_usecs": 20000},
         {"devid": 7, "nictype": "vif_ioemu", "mtu": 9000, "trusted": "False", "gatewaydev": "eth0"}]}
      """#
    #expect(read(text).diagnostics.isEmpty, "\(read(text).diagnostics)")
    #expect(
      config(text) == #"""
        name = "w\"eb"
        uuid = "01234567-89ab-cdef-0123-456789abcdef"
        disk = [
          "format=qcow2,vdev=xvda,access=rw,backendtype=qdisk,target=/srv/a,b.img,,",
          "format=empty,vdev=hdc,devtype=cdrom",
          "vdev=xvdb,access=ro,backend=io,no-discard,trusted,target=/x",
        ]
        vif = [
          "bridge=xenbr0,rate=10MB/s@20ms",
          "mtu=9000,untrusted,gatewaydev=eth0,type=ioemu,devid=7",
        ]

        """#
    )
  }

  /// What `xl list -l` prints: several domains, each with its number.
  @Test func listsOfDomains() {
    let text = #"""
      [{"domid": 1, "config": {"c_info": {"name": "a"}}}, {"domid": 2, "config": {"c_info": {"name": "b"}}}]
      """#
    #expect(read(text).guests.compactMap(\.name) == [Array("a".utf8), Array("b".utf8)])
  }

  /// libxl's own words for its default, for true and for false.
  @Test(
    arguments: [
      ("1", true), ("true", true), (#""True""#, true), ("0", false), ("false", false), (#""False""#, false),
      ("null", nil), (#""<default>""#, nil),
    ] as [(String, Bool?)]
  )
  func choices(_ word: String, _ choice: Bool?) {
    let members = ["readwrite", "discard_enable", "trusted", "direct_io_safe"].map { "\"\($0)\": \(word)" }
    let text = #"{"disks": [{"vdev": "xvda", "pdev_path": "/a", \#(members.joined(separator: ", "))}]}"#
    #expect(read(text).diagnostics.isEmpty, "\(read(text).diagnostics)")
    let expected =
      switch choice {
      case true?: "access=rw,direct-io-safe,discard,trusted,"
      case false?: "access=ro,no-discard,untrusted,"
      case nil: "access=ro,"
      }
    #expect(config(text).contains("\"vdev=xvda,\(expected)target=/a\""), "\(config(text))")
  }

  /// A member that is `null` is absent; a string of that word is a name.
  @Test func nullIsAbsent() {
    let text = #"{"c_info": {"name": null, "uuid": null}, "nics": [{"bridge": "null", "nictype": null}]}"#
    #expect(read(text).diagnostics.isEmpty, "\(read(text).diagnostics)")
    #expect(config(text) == "disk = [\n]\nvif = [\n  \"bridge=null\",\n]\n")
    #expect(read(#"{"c_info": null, "nics": [{"backend_domid": 32751}]}"#).diagnostics.isEmpty)
  }

  /// What a disk needs is named in words of JSON, and not once more in words of disk strings.
  @Test(arguments: [
    (#"{"vdev": "xvda"}"#, ["pdev_path missing {"]),
    (#"{"vdev": "xvda", "pdev_path": null}"#, ["pdev_path missing {"]),
    (#"{"vdev": "xvda", "pdev_path": ""}"#, [#"pdev_path empty """#]),
    (#"{"pdev_path": "/a"}"#, ["vdev missing {"]), (#"{}"#, ["vdev missing {", "pdev_path missing {"]),
    (#"{"vdev": "hdc", "format": "empty"}"#, ["pdev_path missing {"]),
    (#"{"vdev": "hdc", "format": "empty", "is_cdrom": 1}"#, []), (#"{"is_cdrom": 1}"#, ["vdev missing {"]),
  ])
  func membersThatAreMissing(_ disk: String, _ expected: [String]) {
    let text = SourceText("{\"disks\": [\(disk)]}")
    let found = DeviceReading(libxl: text, options: CheckOptions()).diagnostics.map { diagnostic in
      let words = diagnostic.message.split(separator: "'")
      let state = words.last?.split(separator: ";").first?.split(separator: " ").last ?? ""
      #expect(diagnostic.code == 8004)
      return "\(words[0]) \(state) \(String(decoding: text[diagnostic.range], as: UTF8.self))"
    }
    #expect(found == expected)
  }

  /// Each is a diagnostic with the code and the place of what is wrong.
  @Test(arguments: [
    ("{\"disks\": [{]}", 8002, "]"), ("{\"disks\": []", 8002, ""), ("{\"guests\": {}}", 8003, "{"),
    ("{\"disks\": {}}", 8004, "{}"), ("{\"disks\": [5]}", 8004, "5"), ("[5]", 8003, "5"),
    (#"{"disks": [{"vdev": 5, "pdev_path": "/a"}]}"#, 8004, "5"),
    (#"{"disks": [{"vdev": "hdc", "pdev_path": "/a", "is_cdrom": {}}]}"#, 8004, "{}"),
    (#"{"disks": [{"vdev": "xvda", "pdev_path": "/a", "readwrite": 2}]}"#, 8004, "2"),
    (#"{"disks": [{"vdev": "xvda", "pdev_path": "/a", "direct_io_safe": "x"}]}"#, 8004, #""x""#),
    (#"{"disks": [{"vdev": "xvda", "pdev_path": "/a", "backend_domid": 99999999}]}"#, 8004, "99999999"),
    (#"{"nics": [{"backend_domid": 32752}]}"#, 8004, "32752"),
    (#"{"nics": [{"backend_domid": -1}]}"#, 8004, "-1"),
    (#"{"c_info": {"name": 5}}"#, 8004, "5"), (#"{"c_info": {"uuid": 5}}"#, 8004, "5"),
    (#"{"c_info": 7}"#, 8004, "7"),
    (#"{"disks": [{"vdev": "a,b", "pdev_path": "/a"}]}"#, 8004, #""a,b""#),
    (#"{"disks": [{"vdev": "xvda", "pdev_path": "/a\nb"}]}"#, 8004, #""/a\nb""#),
    (#"{"nics": [{"bridge": "a\u0000"}]}"#, 8004, #""a\u0000""#),
    (#"{"disks": [{"vdev": "xvda", "pdev_path": "/a", "irq": 7}]}"#, 8009, #"irq": 7"#),
    (#"{"disks": [{"vdev": "xvd!", "pdev_path": "/a"}]}"#, 1801, "xvd!"),
    (#"{"disks": [{"vdev": "xvda", "pdev_path": "/a", "format": "vdi"}]}"#, 1002, "vdi"),
    (
      #"{"nics": [{"rate_bytes_per_interval": 99999999999999999, "rate_interval_usecs": 3}]}"#, 8009,
      "99999999999999999"
    ),
  ])
  func whatIsWrongHasACodeAndAPlace(_ text: String, _ code: UInt16, _ place: String) throws {
    let source = SourceText(text)
    let found = read(text).diagnostics.first { $0.code.number == code }
    let diagnostic = try #require(found, "\(read(text).diagnostics)")
    #expect(String(decoding: source[diagnostic.range], as: UTF8.self) == place, "\(diagnostic)")
    #expect(read(text).guests.isEmpty == (diagnostic.severity == .error))
  }
}

import Testing
import XLCheck
import XLConvert
import XLText

/// What the XML of libvirt and the JSON of libxl cannot have.
@Suite struct ConvertWritingTests {
  private func guest(_ bytes: [UInt8]) -> GuestDevices {
    GuestDevices(CheckedConfig(SourceText(bytes), options: CheckOptions()))
  }

  private func disk(_ target: [UInt8]) -> GuestDevices {
    guest(Array("disk = [ 'vdev=xvda,backendtype=qdisk,target=".utf8) + target + Array("' ]\n".utf8))
  }

  /// The words name what is wrong with the target.
  @Test(arguments: [
    ("rbd:p/i:id=foo:mon_host=a", "the option 'id' of 'rbd:' is not converted"),
    ("rbd:p/i:key=secret", "the option 'key' of 'rbd:' is not converted"),
    ("rbd:p/i:auth_supported=cephx", "the option 'auth_supported=cephx' of 'rbd:' is not converted"),
    ("rbd:p/i:mon_host=a:mon_host=b", "the option 'mon_host' of 'rbd:' is there twice"),
    ("rbd:p/i:mon_host=", "the monitor '' of 'rbd:' is not a host with or without a port"),
    ("rbd:", "the target 'rbd:' names no pool and image"),
    ("a.img", "the target 'a.img' cannot be in XML of libvirt, which takes absolute paths and 'rbd:' only"),
    ("rbd:p/\u{1}", "the target 'rbd:p/\\x01' contains a control character, and cannot be in XML of libvirt"),
  ])
  func targetsOfLibvirt(_ target: String, _ message: String) {
    #expect(LibvirtWriting(disk(Array(target.utf8))).diagnostics.map(\.message) == [message])
  }

  @Test func targetsThatAreNotUTF8() {
    for target in ["/a", "rbd:p/i"] {
      let written = LibvirtWriting(disk(Array(target.utf8) + [0xFF]))
      #expect(written.diagnostics.count == 1 && written.diagnostics[0].code == 8007)
      #expect(
        written.diagnostics.allSatisfy { $0.message.contains("is not UTF-8") },
        "\(written.diagnostics)"
      )
    }
  }

  @Test func bytesThatAreNotJSON() {
    #expect(disk(Array("/é".utf8)).obstacles(toUTF8: "JSON").isEmpty)
    let text = Array("name = 'w".utf8) + [0xFF] + Array("'\ndisk = [ ',raw,xvda,w,target=/a".utf8) + [0xFF]
    let source = SourceText(text + Array("' ]\nvif = [ 'bridge=b".utf8) + [0xFF] + Array("' ]\n".utf8))
    let found = guest(source.bytes).obstacles(toUTF8: "JSON")
    #expect(found.map(\.message).map { $0.prefix(8) } == ["the name", "the disk", "the vif "], "\(found)")
    #expect(found.allSatisfy { $0.code == 8007 && source[$0.range].contains(0xFF) }, "\(found)")
  }
}

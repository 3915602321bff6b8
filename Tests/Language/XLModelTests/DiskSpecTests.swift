import Testing
import XLModel
import XLText

@Suite struct DiskSpecTests {
  private func read(_ text: String) -> DiskReading { DiskLowering.read(SourceText(text), xen: .newest) }

  @Test func everyPartHasItsPlace() throws {
    let spec = read("iscsi:x, vdev=hdc,format=raw,access=ro,devtype=cdrom,backendtype=phy").spec
    #expect(spec.script?.value == Array("block-iscsi".utf8))
    #expect(spec.scriptRange == ByteRange(0, 6))
    #expect(spec.targetRange == ByteRange(6, 7))
    #expect(spec.virtualDeviceRange == ByteRange(14, 17))
    #expect(spec.formatRange == ByteRange(25, 28))
    #expect(spec.accessRange == ByteRange(36, 38))
    #expect(spec.deviceTypeRange == ByteRange(47, 52))
    #expect(spec.backendRange == ByteRange(65, 68))
  }

  @Test func namedFormNamesEverything() throws {
    let spec = read("tap:qcow2:/a,xvda,r,untrusted,discard").spec
    let named = try #require(spec.namedForm)
    let text = String(decoding: named, as: UTF8.self)
    #expect(text == "format=qcow2,vdev=xvda,access=ro,discard,untrusted,target=/a")
  }

  @Test(arguments: [
    ("12abc", 12), ("-1", -1), (" 5", 5), ("010", 10), ("99999999999", 1_215_752_191), ("+7", 7),
    ("9223372036854775808", -1), ("0x10", 0), ("", 0),
  ])
  func portsAreReadAsCDoes(_ text: String, _ port: Int32) {
    let reading = read("colo-port=\(text),/x,,xvda")
    #expect(reading.spec.coloPort == port)
    #expect(reading.verdict == (port == 0 ? .rejects : .accepts))
  }

  @Test func aSpecIsSmall() { #expect(MemoryLayout<DiskSpec>.size <= 256) }
}

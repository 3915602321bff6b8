import Foundation
import Testing
import XLModel
import XLTestKit

@Suite struct VirtualDeviceTests {
  struct Observed: Decodable {
    var vdev: String
    var devid: Int32
    var accepted: Bool
    var disk: Int?
    var partition: Int?
  }

  struct CaseFile: Decodable { var cases: [Observed] }

  @Test func agreesWithEveryObservedCase() throws {
    let text = try Data(contentsOf: Project.file("grammar/corpus/vdev/cases.json"))
    for observed in try JSONDecoder().decode(CaseFile.self, from: text).cases {
      let device = VirtualDevice(decoding: observed.vdev.utf8)
      #expect(device?.number == (observed.accepted ? observed.devid : nil), "'\(observed.vdev)'")
      #expect(device?.disk == observed.disk, "'\(observed.vdev)'")
      #expect(device?.partition == observed.partition, "'\(observed.vdev)'")
    }
  }

  @Test(arguments: ["xvda", "xvdq15", "hdd63", "sdp15", "d536p37", "0", "51712", "0xca00", "0145000"])
  func knowsDocumentedNames(_ name: String) {
    #expect(VirtualDevice(decoding: name.utf8)?.isDocumented == true)
  }

  @Test(arguments: ["", "hd", "sd", "xvd1", "xvda+3", "xvda 3", "d0x10p0", "d010p0", " 51712", "+1", "d-1p0"])
  func knowsNamesThatOnlyTheDecoderTakes(_ name: String) {
    #expect(VirtualDevice(decoding: name.utf8)?.isDocumented == false)
  }

  @Test func namesDecodeToTheirNumber() {
    let numbers = Array(0..<70_000) + (0..<4_000).map { (1 << 28) + $0 * 67_103 }
    for number in numbers.map(Int32.init(clamping:)) {
      guard let name = VirtualDevice.name(of: number) else {
        Issue.record("no name for \(number)")
        continue
      }
      let device = VirtualDevice(decoding: name.utf8)
      #expect(device?.number == number && device?.isDocumented == true, "\(number) is named '\(name)'")
    }
    #expect(VirtualDevice.name(of: 268_572_709) == "xvdtq37")
    #expect(VirtualDevice.name(of: 5696) == "hdd")
    #expect(VirtualDevice.name(of: -16) == nil)
  }

  @Test(.needsLibxlHeaders) func agreesWithLibxlOnGeneratedNames() throws {
    var random = Seeded.fromEnvironment()
    print("vdev: XLPLUG_SEED=\(random.seed)")
    let pieces = [
      "xvd", "hd", "sd", "d", "p", "a", "z", "aa", "bgqcv", "bgqcw", "0", "1", "15", "16", "255", "256", "0x",
      "0X",
      "010", "-", "+", " ", "\t", "\n", "-2", "4294967294", "18446744073709551614", "18446744073709551616",
      "2147483647", "2147483648", "-9223372036854775809", "9223372036854775807", "-4294967296", "f", "x", ":",
      "é",
    ]
    let names = (0..<Seeded.count("XLPLUG_DIFFERENTIAL", or: 20_000)).map { _ in
      (0..<Int.random(in: 0...5, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
    }
    let oracle = try Oracle.build("vdev-oracle", libraries: vdevLibraries)
    var input = Data()
    for name in names {
      withUnsafeBytes(of: UInt32(name.utf8.count)) { input.append(contentsOf: $0) }
      input.append(contentsOf: name.utf8)
    }
    let result = try runCommand([oracle.path], input: input)
    let lines = result.text.split(separator: "\n")
    try #require(lines.count == names.count, "\(result.errorText)")
    for (name, line) in zip(names, lines) {
      let device = VirtualDevice(decoding: name.utf8)
      let (disk, partition) = (
        device?.disk.map(String.init) ?? "-", device?.partition.map(String.init) ?? "-"
      )
      #expect("\(device?.number ?? -1) \(disk) \(partition)" == line, "'\(name)', seed \(random.seed)")
    }
  }
}

/// The archive that holds the internal function, and what it needs.
private let vdevLibraries = [
  ":libxenlight.a", "xenctrl", "xenguest", "xenstore", "xentoollog", "xenevtchn", "xengnttab",
  "xenforeignmemory",
  "xendevicemodel", "xenhypfs", "xentoolcore", ":libyajl.so.2", "uuid", ":libnl-route-3.so.200",
  ":libnl-3.so.200",
]

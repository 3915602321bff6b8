import Foundation
import Glibc
import Testing
import XLTestKit

/// `xlplug lint --host` with real files: what the machine lacks is told, and nothing is looked at without it.
@Suite struct LintHostTests {
  private func codes(_ text: String, _ arguments: [String] = ["--host"]) throws -> [String] {
    let result = try XLPlugCommand.run(
      ["lint", "--output-format", "json", "-"] + arguments,
      input: Data(text.utf8)
    )
    return result.text.matches(of: #/"code":"(XL5\d{3})"/#).map { String($0.output.1) }
  }

  @Test func filesAreLookedAt() throws {
    let place = try Project.temporaryDirectory("host")
    defer { try? FileManager.default.removeItem(at: place) }
    func make(_ name: String, _ bytes: [UInt8]) throws -> String {
      let file = place.appendingPathComponent(name)
      try Data(bytes).write(to: file)
      return file.path
    }
    let raw = try make("a.img", [UInt8](repeating: 0, count: 1024))
    let empty = try make("empty.img", [])
    let qcow2 = try make("b.qcow2", [0x51, 0x46, 0x49, 0xFB, 0, 0, 0, 3] + [UInt8](repeating: 0, count: 512))
    let qed = try make("c.qed", Array("QED\0".utf8) + [UInt8](repeating: 0, count: 512))
    let vhd = try make(
      "d.vhd",
      [UInt8](repeating: 0, count: 1024) + Array("conectix".utf8) + [UInt8](repeating: 0, count: 504)
    )
    let cases: [(disk: String, codes: [String])] = [
      ("\(raw),raw,xvda,w", []), ("\(raw),,xvda,w", []), ("\(raw),qcow2,xvda,w", ["XL5004"]),
      ("\(place.path)/a.imgg,raw,xvda,w", ["XL5001"]), ("\(place.path),raw,xvda,w", ["XL5002"]),
      ("\(empty),raw,xvda,w", ["XL5003"]), ("\(qcow2),raw,xvda,w", ["XL5004"]), ("\(qcow2),qcow2,xvda,w", []),
      ("\(qed),qed,xvda,w", []), ("\(qed),qcow2,xvda,w", ["XL5004"]), ("\(vhd),vhd,xvda,w", []),
      ("\(vhd),raw,xvda,w", ["XL5004"]), ("/dev/null,raw,xvda,w", ["XL5002"]),
      ("vdev=xvda,backend=storage,target=/nowhere", []), ("relative/path,raw,xvda,w", ["XL5001"]),
    ]
    for one in cases {
      let text = "disk = [ \"\(one.disk)\" ]\n"
      #expect(try codes(text).filter { $0 < "XL5008" } == one.codes, "\(one.disk)")
      #expect(try codes(text, []).isEmpty)
    }
    let kernel = "name = \"a\"\ntype = \"pvh\"\nkernel = \"\(place.path)/vmlinuz\"\n"
    #expect(try codes(kernel) == ["XL5005"])
    #expect(try codes(kernel + "bootloader = \"pygrub\"\n").isEmpty)
  }

  @Test func scriptsAndBridgesAreLookedAt() throws {
    let name = "nobr\(UInt32.random(in: 0...99_999))"
    #expect(try codes("vif = [ \"script=no-such-script,bridge=\(name)\" ]\n") == ["XL5006"])
    #expect(try codes("vif = [ \"script=/bin/true,bridge=\(name)\" ]\n") == ["XL5007"])
    #expect(try codes("vif = [ \"bridge=\(name)\" ]\n").contains("XL5008"))
    #expect(try codes("vif = [ \"bridge=\(name)\" ] # xlplug: ignore XL5006 XL5007 XL5008\n").isEmpty)
    let foreign = try codes("vif = [ \"backend=net,bridge=\(name)\" ]\n")
    #expect(Set(foreign).isSubset(of: ["XL5010", "XL5011"]))
  }
}

import HotplugScript
import Testing
import XLTestKit

@Suite struct ScriptPathTests {
  @Test(arguments: [
    ("block", "/etc/xen/scripts/block"), ("/opt/own", "/opt/own"), ("sub/x", "/etc/xen/scripts/sub/x"),
    ("./x", "/etc/xen/scripts/./x"), ("../x", "/etc/xen/scripts/../x"), ("ä b", "/etc/xen/scripts/ä b"),
  ])
  func follows(_ name: String, _ path: String) throws {
    let resolved = try ScriptPath.resolve(name: Array(name.utf8))
    #expect(resolved.path == path)
    #expect((resolved.note != nil) == (name.contains("/") && !name.hasPrefix("/")))
  }

  @Test func refusesAndExplains() {
    let long = [UInt8](repeating: 0x61, count: ScriptPath.bytesMax)
    let names: [[UInt8]] = [
      [], Array("a\0b".utf8), Array("a\nb".utf8), [0x7F], [0x61, 0xFF], long, Array("sub/x".utf8),
    ]
    let answers = names.map { name in
      do throws(ScriptFault) {
        return try ScriptPath.resolve(name: name).note ?? "no note"
      } catch {
        return error.description
      }
    }
    Expect(
      """
      the script's name is empty; write a name, or remove the key
      the script's name has the control byte 0x00 at position 2
      the script's name has the control byte 0x0a at position 2
      the script's name has the control byte 0x7f at position 1
      the script's name is not UTF-8; rename the file
      the script's path has 4112 bytes; the limit is 4095
      the script 'sub/x' is a relative path; '/etc/xen/scripts/sub/x' is run, as in libxl (the protocol of 2012 would resolve it in the working directory)
      """
    ).check(answers.joined(separator: "\n"))
  }

  @Test func takesTheLongestPath() throws {
    let room = ScriptPath.bytesMax - ScriptPath.standardDirectory.utf8.count - 1
    let name = [UInt8](repeating: 0x61, count: room)
    #expect(try ScriptPath.resolve(name: name).path.utf8.count == ScriptPath.bytesMax)
    #expect(throws: ScriptFault.self) { try ScriptPath.resolve(name: name + [0x61]) }
  }
}

import Foundation
import Testing
import XLTestKit

/// Interfaces without a number, for one guest, at the same time.
@Suite struct NicNumberTests {
  @Test func eightAtOnceGetDifferentNumbers() throws {
    let host = try DeviceHost()
    let script = try host.script(
      "vif",
      #"[ "$1" != online ] || xenstore-write "$XENBUS_PATH/hotplug-status" connected"#
    )
    let before = try host.traces()
    let commands = try (0..<8).map { _ in try host.start("attach", "7", "vif:script=\(script)") }
    for command in commands {
      let (status, text) = try command.end()
      #expect(status == 0, "\(text)")
    }
    let numbers = try runCommand(
      ["xenstore-list", "/libxl/7/device/vif"],
      adding: ["XENSTORED_PATH": host.socket]
    ).text.split(separator: "\n").sorted()
    #expect(numbers == (0..<8).map { "\($0)" }, "\(numbers)")
    for number in 0..<8 { #expect(try host.run("detach", "7", "vif\(number)").status == 0) }
    #expect(try host.traces() == before)
  }

  /// Interfaces of one command come after one another, and so does the next one.
  @Test func severalOfOneCommandGetDifferentNumbers() throws {
    let host = try DeviceHost()
    let script = try host.script(
      "vif",
      #"[ "$1" != online ] || xenstore-write "$XENBUS_PATH/hotplug-status" connected"#
    )
    let attached = try host.run("attach", "7", "vif:script=\(script)", "vif:script=\(script)")
    #expect(attached.status == 0, "\(attached.text)\(attached.errorText)")
    #expect(attached.text.contains("vif0 of domain 7") && attached.text.contains("vif1 of domain 7"))
    // What fails is rolled back, which takes the lock once more.
    let failing = try host.script("fails", #"[ "$1" != online ]"#)
    let failed = try host.run("attach", "7", "vif:script=\(script)", "vif:script=\(failing)")
    #expect(failed.status == 3, "\(failed.text)\(failed.errorText)")
    #expect(failed.text.contains("detached vif2 of domain 7"), "\(failed.text)")
    #expect(try host.run("detach", "7", "vif0", "vif1").status == 0)
  }
}

import Foundation
import Testing
import XLTestKit
import XenstoreTestKit

/// Troubles of interfaces and bridges, made for real: the doctor names each, and what it prints mends it.
@Suite(.serialized) struct RealNicTests {
  /// A bridge that a test makes.
  private static let bridge = "xldoc0"

  private func ip(_ words: String...) throws {
    let result = try runCommand(["ip", "link"] + words)
    #expect(result.status == 0, "ip link \(words): \(result.errorText)")
  }

  private func online(_ body: (DoctorHost) throws -> Void) throws {
    let host = try DoctorHost(makesInterfaces: true)
    _ = try runCommand(["ip", "link", "del", Self.bridge])
    try ip("add", "name", Self.bridge, "up", "type", "bridge")
    defer { _ = try? runCommand(["ip", "link", "del", Self.bridge]) }
    let result = try host.xlplug("attach", "7", "vif:mac=00:16:3e:00:00:07,bridge=\(Self.bridge)")
    try #require(result.status == 0, "\(result.text)\(result.errorText)")
    #expect(
      try host.diagnosis("7").text == "vif0 of domain 7 (00:16:3e:00:00:07): online (simulated)\n"
    )
    try body(host)
    #expect(try host.xlplug("detach", "7", "0", "--nic").status == 0)
  }

  @Test func bridgeThatIsMissing() throws {
    let host = try DoctorHost(makesInterfaces: true)
    _ = try runCommand(["ip", "link", "del", Self.bridge])
    defer { _ = try? runCommand(["ip", "link", "del", Self.bridge]) }
    let result = try host.xl("network-attach", "7", "bridge=\(Self.bridge)", "mac=00:16:3e:00:00:07")
    #expect(result.status != 0)
    let found = try host.diagnosis("7", "00:16:3E:00:00:07")
    #expect(found.status == 1)
    #expect(found.codes == ["XL6023"], "\(found.text)")
    #expect(
      found.text.contains("hotplug-error: Could not find bridge device \(Self.bridge)"),
      "\(found.text)"
    )
    // The bridge first, then what the failed attach left.
    #expect(try host.cured() == ["XL6023", "XL6010"])
    #expect(try !host.hasTraces(of: 7))
    #expect(try runCommand(["ip", "link", "show", Self.bridge]).status == 0)
  }

  @Test func bridgeThatWasMadeAnew() throws {
    try online { host in
      try ip("del", Self.bridge)
      #expect(try host.diagnosis("7").status == 0, "both sides are connected all the same")
      #expect(try host.cured() == ["XL6023", "XL6026"])
    }
  }

  @Test func linksThatAreDown() throws {
    try online { host in
      try ip("set", "dev", "vif7.0", "nomaster")
      try ip("set", "dev", "vif7.0", "down")
      try ip("set", "dev", Self.bridge, "down")
      #expect(try host.cured() == ["XL6026", "XL6027", "XL6024"])
    }
  }

  @Test func interfaceThatIsGone() throws {
    let host = try DoctorHost(makesInterfaces: false)
    let result = try host.xl("network-attach", "7", "bridge=\(Self.bridge)", "mac=00:16:3e:00:00:07")
    #expect(result.status != 0)
    #expect(try host.cured(status: 3) == ["XL6025"])
    #expect(try !host.hasTraces(of: 7))
  }
}

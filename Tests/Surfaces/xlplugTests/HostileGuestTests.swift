import Foundation
import Testing
import XLTestKit

/// A guest may write anything into its own directory of the store: that misleads no command, reaches no other
/// guest, and does not control the terminal.
@Suite(.serialized) struct HostileGuestTests {
  /// What a terminal would obey: a title, and the bell.
  private static let control = "\u{1B}]0;title\u{7}"

  /// A host whose guests 7 and 8 have a disk each, and what the store has of guest 8.
  private static func hostWithTwoDisks() throws -> (host: DeviceHost, neighbor: [Substring]) {
    let host = try DeviceHost()
    for guest in ["7", "8"] {
      let attached = try host.run("attach", guest, "\(try host.image("of-\(guest).img")),raw,xvda,w")
      try #require(attached.status == 0, "\(attached.text)\(attached.errorText)")
    }
    return (host, try linesOfNeighbor(host))
  }

  private static func linesOfNeighbor(_ host: DeviceHost) throws -> [Substring] {
    try host.listing().split(separator: "\n").filter { $0.contains("/8/") && !$0.contains("/7/") }
  }

  @Test func aRewrittenDirectoryMisleadsNoCommand() throws {
    let (host, neighbor) = try Self.hostWithTwoDisks()
    #expect(neighbor.count > 20)
    let directory = "/local/domain/7/device/vbd/51712"
    let lies = [
      "backend": "/local/domain/0/backend/vbd/8/51712", "backend-id": "8", "virtual-device": "51728",
      "device-type": Self.control, "state": "4\(Self.control)",
    ]
    for (name, value) in lies { try host.write("\(directory)/\(name)", value) }

    for words in [
      ["list", "7"], ["list", "--output", "wide"], ["list", "--output", "json"], ["doctor", "7"],
    ] {
      let result = try XLPlugCommand.run(host.words(words))
      let printed = result.text + result.errorText
      #expect(!printed.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" }, "\(words): \(printed)")
      #expect(printed.contains("xvda"), "\(words): \(printed)")
      #expect(!printed.contains("xvdb"), "the number is the record's, \(words): \(printed)")
    }
    #expect(try host.run("list", "7").text.contains("of-7"))

    // A driver says its state in a digit; with this one the simulated guest lets go.
    try host.write("\(directory)/state", "4")
    let detached = try host.run("detach", "7", "xvda")
    #expect(detached.status == 0, "\(detached.text)\(detached.errorText)")
    #expect(try host.read("/local/domain/0/backend/vbd/7/51712/state") == nil)
    #expect(try host.read("/libxl/7/device/vbd/51712") == nil)
    #expect(try Self.linesOfNeighbor(host) == neighbor)
  }

  @Test func anInventedDeviceReachesNoOther() throws {
    let (host, neighbor) = try Self.hostWithTwoDisks()
    let invented = "/local/domain/7/device/vbd/51728"
    for (name, value) in [
      "backend": "/local/domain/0/backend/vbd/8/51712", "backend-id": "0", "virtual-device": "51728",
      "state": "4",
    ] { try host.write("\(invented)/\(name)", value) }
    #expect(try !host.run("list", "7").text.contains("xvdb"))
    // Detaching it takes away what is there of it, which is the guest's own directory.
    let before = try host.listing().split(separator: "\n").filter { !$0.hasPrefix(invented) }
    let detached = try host.run("detach", "7", "xvdb")
    #expect(detached.status == 0, "\(detached.text)\(detached.errorText)")
    #expect(try host.listing().split(separator: "\n") == before)
    _ = try host.run("gc", "--dry-run")
    #expect(try Self.linesOfNeighbor(host) == neighbor)
  }
}

import Foundation
import Glibc
import HotplugOutcome
import HotplugPlan
import Testing
import XLTestKit
import XenstoreTestKit

@testable import QMP

/// A guest that breaks out of its devices has taken over its qemu, which may then answer anything.
@Suite(.serialized) struct HostileQEMUTests {
  private static let domid: UInt16 = 48
  private static let greeting = #"{"QMP": {}}"# + "\r\n"

  /// What it sends at once, and what is reported.
  static let answers: [(sent: String, words: String)] = [
    ("hello\r\n", "expected a JSON object"),
    ("[]\n", "expected a JSON object"),
    ("{}\n", "expected a greeting"),
    (String(repeating: "x", count: 1 << 20), "a line of more than 1048576 bytes"),
    (String(repeating: "[", count: 1000) + "\n", "expected a JSON object"),
    ("", "it closed the connection"),
    (greeting, "it closed the connection"),
    (
      greeting + String(repeating: #"{"event": "X"}"# + "\n", count: 1000),
      "1000 messages without a response"
    ),
    (greeting + #"{"error": {"desc": "no \u001b[2J"}, "id": 1}"# + "\n", "refused 'qmp_capabilities': no"),
    (greeting + #"{"return": {}, "id": 1e0}"# + "\n", "it closed the connection"),
    (greeting + #"{"error": 1, "id": 1}"# + "\n", "expected a member 'return' or 'error'"),
    (
      greeting + #"{"error": 1, "return": {}, "id": 1}"# + "\n" + #"{"return": 7, "id": 2}"# + "\n",
      "has no drive 'ide-5632'"
    ),
  ]

  @Test(arguments: answers) func isReportedAndChangesNothing(_ answer: (sent: String, words: String))
    async throws
  {
    let host = try MediumHost(domid: Self.domid)
    let before = try host.said()
    let listener = try HostileListener("\(QEMUSocket.directory)/qmp-libxl-\(Self.domid)", sends: answer.sent)
    let outcome = try host.host.run(host.plan(host.images[1], seconds: 20))
    #expect("\(try #require(outcome.fault))".contains(answer.words), "\(String(describing: outcome.fault))")
    #expect(outcome.undone.isEmpty)
    #expect(try host.said() == before)
    withExtendedLifetime(listener) {}
  }
}

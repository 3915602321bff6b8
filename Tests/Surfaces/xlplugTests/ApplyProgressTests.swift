import Foundation
import Testing
import XLTestKit

extension ApplyCommandTests {
  /// A terminal has one line for all that runs, which is gone in the end.
  @Test func aTerminalHasOneLineForTheSet() throws {
    let path = try file(disks: [disk("xvda", "a", script: "slow"), disk("xvdb", "b", script: "slow")])
    let (status, text) = try host.onTerminal("apply", path, "--max-parallel", "2", columns: 70)
    #expect(status == 0, "\(text)")
    let lines = text.components(separatedBy: "\r\u{1B}[K")
    #expect(
      lines.contains { $0.hasPrefix("0 of 2 done; attach xvd") && $0.hasSuffix(" and 1 more") },
      "\(lines)"
    )
    #expect(lines.contains { $0.hasPrefix("1 of 2 done; attach xvd") }, "\(lines)")
    #expect(lines.last?.contains("done;") == false, "\(lines)")
  }
}

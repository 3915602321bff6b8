import Foundation
import HotplugConformance
import Testing
import XLTestKit

/// The suite on scripts that are in use: those of Xen 4.17, and the examples.
@Suite(.ownThread, .serialized) struct RealScriptTests {
  /// The numbers of the checks that a script fails, with what was found.
  private func failures(_ path: String, _ kind: ScriptKind) throws -> [Int: String] {
    var run = ConformanceRun(script: path, kind: kind)
    run.environment = ProcessInfo.processInfo.environment.mapValues { Array($0.utf8) }
    var found: [Int: String] = [:]
    for result in try run.report().results {
      if case .failed(let words) = result.verdict { found[result.check.number] = words }
    }
    return found
  }

  /// Known defects of Xen's `block`: no reason for a missing target, which gets `connected`; a second remove
  /// frees what another program may have by then; remove needs the directory and the target; no rollback on
  /// SIGTERM.
  @Test func theDefectsOfXensBlockAreFound() throws {
    let found = try failures("/etc/xen/scripts/block", .block)
    #expect(found.keys.sorted() == [132, 151, 152, 153, 154, 205, 233, 235], "\(found)")
    let words = "the second execution freed the loop device, which had another image by then"
    #expect(found[151] == words)
  }

  @Test(arguments: [
    ("/etc/xen/scripts/vif-bridge", ScriptKind.vif), ("examples/scripts/block-file", .block),
    ("examples/scripts/block-4k", .block), ("examples/scripts/vif-isolated", .vif),
    ("examples/scripts/vif-vlan", .vif),
  ])
  func goodScriptsPass(_ path: String, _ kind: ScriptKind) throws {
    let found = try failures(path.hasPrefix("/") ? path : Project.file(path).path, kind)
    #expect(found.isEmpty, "\(found)")
  }
}

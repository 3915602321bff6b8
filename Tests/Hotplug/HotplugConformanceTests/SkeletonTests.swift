import Foundation
import HotplugConformance
import Testing
import XLTestKit

/// The skeletons pass every check, and no check is left out where root runs them.
@Suite(.ownThread, .serialized) struct SkeletonTests {
  @Test(arguments: ScriptKind.allCases) func theSkeletonPassesAllChecks(_ kind: ScriptKind) throws {
    let script = try TriedScript(kind, ScriptSkeleton.text(of: kind, name: "\(kind.rawValue)-mine"))
    for result in try script.report().results {
      #expect(result.verdict == .passed, "check \(result.check.number), \(result.check.name)")
    }
  }
}

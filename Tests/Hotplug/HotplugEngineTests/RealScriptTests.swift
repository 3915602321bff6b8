import Foundation
import HotplugEngine
import HotplugPlan
import Testing
import XLTestKit
import XenstoreTestKit

/// The shipped hotplug scripts, really run, each to connected and back to nothing.
@Suite(.serialized) struct RealScriptTests {
  @Test(arguments: TestStore.Kind.allCases)
  func blockConnectsAFile(_ kind: TestStore.Kind) throws {
    let host = try EngineHost(kind)
    let image = try host.image()
    let before = try host.traces()
    let attached = try host.attach("\(image),raw,xvda,w")
    #expect(attached.fault == nil)
    #expect(attached.backendState == .connected && attached.frontendState == .connected)
    let loops = try runCommand(["losetup", "-j", image]).text
    #expect(loops.split(separator: "\n").count == 1, "one loop device: \(loops)")
    let detached = try host.detach()
    #expect(detached.fault == nil)
    #expect(try host.traces() == before)
  }
}

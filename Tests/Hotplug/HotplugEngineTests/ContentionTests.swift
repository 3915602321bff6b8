import Foundation
import HotplugEngine
import HotplugPlan
import HotplugSurvey
import Testing
import XLTestKit
import XenstoreHost
import XenstoreTestKit
import XenstoreWire

/// Many writers of one store.
@Suite(.serialized) struct ContentionTests {
  /// All attaches and detaches of as many guests at once succeed; `XLPLUG_AT_ONCE` is how many.
  @Test(arguments: TestStore.Kind.allCases)
  func manyAtOnce(_ kind: TestStore.Kind) async throws {
    let count = Seeded.count("XLPLUG_AT_ONCE", or: 24)
    let host = try EngineHost(kind)
    for number in 0..<count { try host.store.introduce(UInt16(10 + number)) }
    let before = try host.traces()
    let script = try host.script(
      "many",
      "#!/bin/sh\n[ $1 = add ] && xenstore-write $XENBUS_PATH/physical-device 7:0; exit 0\n"
    )
    let plans = try (0..<count).map { number in
      try host.plan("target\(number),raw,xvda,r,script=\(script)", domid: UInt16(10 + number))
    }
    let engines = EnginesAtOnce(host)
    let attached = try await engines.run(plans)
    #expect(attached.allSatisfy { $0 == nil }, "\(attached.compactMap { $0?.trouble })")
    let survey = HostSurvey(try host.store.client())
    let removals = try plans.map { plan in
      Plan(detaching: try survey.attached(plan.address), times: host.options.times)
    }
    let detached = try await engines.run(removals)
    #expect(detached.allSatisfy { $0 == nil }, "\(detached.compactMap { $0?.trouble })")
    #expect(try host.traces() == before)
  }
}

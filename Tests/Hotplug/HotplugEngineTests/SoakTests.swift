import Foundation
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import Testing
import XLTestKit
import XenstoreHost
import XenstoreTestKit

/// Attach and detach, many times on one host, with a failure in every third command.
///
/// Nothing is left after a cycle. `XLPLUG_SOAK=10000` makes 10,000 cycles in a run of this suite alone, and
/// compares memory, descriptors and files too.
@Suite(.serialized) struct SoakTests {
  /// How many cycles there are, and how many before them that are not measured.
  static let (count, warmUpCount) = (Seeded.count("XLPLUG_SOAK", or: 40), 20)
  /// After how many cycles traces are looked for: the programs that do so cost this process 9 KB each time.
  static let traceEvery = 20
  /// What memory may grow by in 10,000 cycles, in bytes: fragments, but no leak of 1 KiB a cycle.
  static let memoryGrowthMax = 8 << 20

  @Test func nothingIsLeftAndNothingGrows() throws {
    var random = Seeded.fromEnvironment()
    let host = try EngineHost(.embedded)
    let devices = try Self.devices(of: host)
    let before = try host.traces()
    var kept: Kept?
    for number in 1...(Self.warmUpCount + Self.count) {
      let (text, isBuiltIn) = random.pick(devices)
      host.isBuiltIn = isBuiltIn
      try cycle(host, text, &random)
      if number.isMultiple(of: Self.traceEvery) {
        let found = try host.traces()
        try #require(found == before, "seed \(random.seed), after cycle \(number)")
      }
      if number == Self.warmUpCount { kept = try Kept() }
    }
    // Other suites open files and take memory in the same process.
    guard ProcessInfo.processInfo.environment["XLPLUG_SOAK"] != nil, let kept else { return }
    var now = try Kept()
    // Foundation closes the files of a command that it ran a moment later.
    for _ in 0..<100 where now.descriptors != kept.descriptors {
      usleep(50_000)
      now = try Kept()
    }
    #expect(now.descriptors == kept.descriptors)
    #expect(now.runtimeFiles == kept.runtimeFiles)
    #expect(now.memory - kept.memory < Self.memoryGrowthMax, "\(kept.memory) bytes, then \(now.memory)")
    print("soak: \(Self.count) cycles, seed \(random.seed), memory \(kept.memory) bytes, then \(now.memory)")
  }

  /// A disk by Xen's script and without one, and scripts that do well, fail, and break their word.
  private static func devices(of host: EngineHost) throws -> [(text: String, isBuiltIn: Bool)] {
    let image = try host.image()
    let bodies = [
      "good": #"[ "$1" = remove ] || xenstore-write "$XENBUS_PATH/physical-device" 7:0"#,
      "fails": #"xenstore-write "$XENBUS_PATH/hotplug-error" no; exit 1"#,
      "silent": "exit 0",
      "leaves": #"sleep 1000 & [ "$1" = remove ]"#,
    ]
    let scripts = try bodies.sorted { $0.key < $1.key }.map { name, body in
      "vdev=xvda,script=\(try host.script(name, "#!/bin/sh\n\(body)\n")),target=any"
    }
    return [("\(image),raw,xvda,w", false), ("\(image),raw,xvda,w", true)] + scripts.map { ($0, false) }
  }

  /// One device, attached and detached, each perhaps stopped at a step.
  private func cycle(_ host: EngineHost, _ text: String, _ random: inout Seeded) throws {
    let isAttachStopped = random.chance(1, in: 3)
    stop(host, &random, if: isAttachStopped)
    let attached = try host.attach(text)
    #expect(attached.leftBehind == [], "seed \(random.seed): \(attached.trouble ?? "")")
    if attached.fault != nil { return }
    stop(host, &random, if: random.chance(1, in: 3))
    let detached = try host.detach()
    stop(host, &random, if: false)
    guard detached.fault != nil else { return }
    // The entries are there unless it was stopped after its last step.
    // Asked of the store itself: a program that tells would cost this process 4 KB each time.
    let record = attached.plan.address.toolstackPath
    if try host.store.client().readIfPresent(record) != nil { try host.detached() }
  }

  private func stop(_ host: EngineHost, _ random: inout Seeded, if isWanted: Bool) {
    let step = isWanted ? Int.random(in: 1...5, using: &random) : 0
    let fault = { (number: Int) -> EngineFault? in number == step ? .stoppedForTest(step: step) : nil }
    let isBefore = random.chance(1, in: 2)
    host.options.hooks.faultBeforeStep = isBefore ? fault : { _ in nil }
    host.options.hooks.faultAfterStep = isBefore ? { _ in nil } : fault
  }

  /// What this process and the host keep for it.
  private struct Kept {
    let descriptors: Int
    let memory: Int
    let runtimeFiles: Int

    init() throws {
      let files = FileManager.default
      descriptors = try files.contentsOfDirectory(atPath: "/proc/self/fd").count
      runtimeFiles = try files.contentsOfDirectory(atPath: "/run/xlplug").count
      let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
      memory = (pages.count > 1 ? Int(pages[1]) ?? 0 : 0) * sysconf(Int32(_SC_PAGESIZE))
    }
  }
}

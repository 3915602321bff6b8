import Foundation
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import Testing
import XLTestKit
import XenstoreTestKit

/// What Xen's `block` does, done in this process: the same result, to the last key and flag.
@Suite(.serialized) struct BuiltInBlockTests {
  enum Target: String, CaseIterable { case file, link, blockDevice, linkToBlockDevice }

  /// Attached by the script and by us, in turns, each taken away by each of the two.
  @Test(arguments: TestStore.Kind.allCases, Target.allCases)
  func resultIsTheScripts(_ kind: TestStore.Kind, _ target: Target) throws {
    let host = try EngineHost(kind)
    let image = try host.image()
    var path = image
    if [.blockDevice, .linkToBlockDevice].contains(target) { path = try LoopDevices.attach(image) }
    let device = path
    defer { if device != image { LoopDevices.detach(device, of: image) } }
    if [.link, .linkToBlockDevice].contains(target) {
      path = image + ".link"
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: device)
    }
    let before = try host.traces()
    for mode in ["w", "r"] {
      var found: [String] = []
      for (isBuiltIn, isNextBuiltIn) in [(false, true), (true, false), (true, true)] {
        host.isBuiltIn = isBuiltIn
        let attached = try host.attached("\(path),raw,xvda,\(mode)")
        #expect(attached.backendState == .connected)
        try host.awaitGuest(attached.plan.address)
        let ran = attached.done.contains { if case .run = $0.action { true } else { false } }
        #expect(ran != isBuiltIn)
        let loops = try Self.loops(of: image)
        #expect(loops.hasPrefix("0 "), "\(target) \(mode) has its loop device")
        found.append(try OwnKeys.removed(from: Self.stable(host.store.listing())) + "\n" + loops)
        host.isBuiltIn = isNextBuiltIn
        try host.detached()
        #expect(try host.traces() == before, "attached \(isBuiltIn), detached \(isNextBuiltIn)")
      }
      for other in found.dropFirst() where other != found[0] {
        let difference = other.split(separator: "\n").difference(from: found[0].split(separator: "\n"))
        Issue.record("\(target) \(mode): \(difference.map { "\($0)" })")
      }
      #expect(found[0].contains("physical-device-path") && found[0].contains("\"connected\""))
    }
  }

  /// What others take between the look for a free loop device and the taking is theirs; all of them get one.
  @Test func manyAtOnceAndScriptsBesideThem() async throws {
    let host = try EngineHost(.embedded)
    let before = try host.traces()
    let plans = try (0..<12).map { number in
      let letter = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(number)))
      host.isBuiltIn = number % 2 == 0
      return Plan(attaching: try host.request("\(try host.image("\(letter).img")),raw,xvd\(letter),w"))
    }
    let faults = try await EnginesAtOnce(host).run(plans)
    #expect(faults.allSatisfy { $0 == nil }, "\(faults.compactMap { $0?.trouble })")
    let loops = try LoopDevices.lines(of: host.directory.path)
    #expect(loops.count == 12, "\(loops)")
    for plan in plans { try host.detached(.vbd, plan.address.devid) }
    #expect(try host.traces() == before)
  }

  /// A lock that a script's child holds for ever keeps nobody waiting for ever.
  @Test func scriptsLockIsNotWaitedForWithoutEnd() throws {
    let host = try EngineHost(.embedded)
    host.isBuiltIn = true
    host.options.times.lockSeconds = 0.2
    let image = try host.image()
    let attached = try LoopDevices.whileLocked { try host.attached("\(image),raw,xvda,w") }
    let record = attached.done.first { if case .connect = $0.action { true } else { false } }
    let note = record?.note ?? ""
    #expect(note.contains("attached without the lock of Xen's scripts: timed out after 0.2 s"), "\(note)")
    #expect((record?.seconds ?? 0) >= 0.2)
    try host.detached()
    host.options.times.lockSeconds = 600
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    try #require(write(ends[1], "x", 1) == 1)
    let interrupt = ends[0]
    let before = try host.traces()
    let outcome = try LoopDevices.whileLocked { () throws -> Outcome in
      let engine = try NativeEngine(host.store.address, options: host.options)
      engine.options.hooks.faultBeforeStep = { [unowned engine] step in
        if step == 3 { engine.options.caller.interruptDescriptor = interrupt }
        return nil
      }
      return engine.run(Plan(attaching: try host.request("\(image),raw,xvda,w"), times: host.options.times))
    }
    #expect(outcome.fault == .interrupted, "\(outcome.trouble ?? "success")")
    #expect(outcome.stoppedAtStep == 3 && outcome.leftBehind == [])
    #expect(try host.traces() == before)
  }

  /// The nodes of the store without the numbers of loop devices, which are whichever was free, and in one
  /// order: the keys of the script and of the backend come when each is ready.
  private static func stable(_ listing: String) -> String {
    listing.split(separator: "\n").sorted().joined(separator: "\n").replacing(#//dev/loop\d+/#) { _ in
      "/dev/loopN"
    }
    .replacing(#/physical-device = "7:[0-9a-f]+"/#) { _ in "physical-device = \"7:N\"" }
  }

  /// What the kernel says of the loop devices of a file, but for their names.
  ///
  /// Not of those that clear themselves when the last one closes them: that is what a detached one does while
  /// somebody looks at it, and what an attached one never does.
  private static func loops(of image: String) throws -> String {
    let lines = try runCommand([
      "losetup", "-l", "-n", "-j", image, "-O",
      "AUTOCLEAR,BACK-FILE,BACK-INO,DIO,LOG-SEC,OFFSET,PARTSCAN,RO,SIZELIMIT",
    ]).text.split(separator: "\n")
    return lines.map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("0 ") }.joined(separator: "\n")
  }
}

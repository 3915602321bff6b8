import Foundation
import Glibc
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import Testing
import XLTestKit
import XenstoreHost
import XenstoreTestKit
import XenstoreWire

/// Another program detaches the device and attaches it again, by the same words, while a command works on it:
/// the command stops, and the device is not touched.
@Suite(.serialized) struct IdentityTests {
  /// A script that connects, and notes each of its executions beside the image.
  static func script(_ host: EngineHost) throws -> String {
    try host.script(
      "notes",
      """
      #!/bin/sh
      echo "$1" >> '\(host.directory.path)/executions'
      [ "$1" = add ] && xenstore-write "$XENBUS_PATH/physical-device" "$(stat -c %t:%T /dev/loop0)"
      exit 0
      """
    )
  }

  static func executions(_ host: EngineHost) -> String {
    (try? String(contentsOfFile: "\(host.directory.path)/executions", encoding: .utf8)) ?? ""
  }

  @Test(arguments: TestStore.Kind.allCases) func eachAttachHasAMarkOfItsOwn(_ kind: TestStore.Kind) throws {
    let host = try EngineHost(kind)
    let text = "any,raw,xvda,w,script=\(try Self.script(host))"
    var seen: Set<String> = []
    for _ in 0..<3 {
      let device = try host.attached(text).plan.address
      let marks = try host.marks(of: device)
      let mark = try #require(marks[0])
      #expect(marks[1] == mark && mark.wholeMatch(of: #/[0-9a-f]{32}/#) != nil, "\(marks)")
      let client = try host.store.client()
      let places = ["params", "xlplug-instance"].map { device.backendPath.appending($0) }
      #expect(try client.permissions(of: places[0]) == client.permissions(of: places[1]))
      seen.insert(mark)
      try host.detached()
    }
    #expect(seen.count == 3)
  }

  /// A device of xl's has no mark until a detach begins.
  @Test(arguments: TestStore.Kind.allCases) func detachMarksWhatHasNoMark(_ kind: TestStore.Kind) throws {
    let host = try EngineHost(kind)
    let before = try host.traces()
    let plan = try host.plan("any,raw,xvda,w,script=\(try Self.script(host))")
    try AnotherProgram(host: host).replace(plan)
    #expect(try host.marks(of: plan.address) == [nil, nil])
    var marks: [String?] = []
    host.options.hooks.faultBeforeStep = { [unowned host] step in
      if step == 2 { marks = (try? host.marks(of: plan.address)) ?? [] }
      return nil
    }
    try host.detached()
    #expect(marks.count == 2 && marks[0] != nil && marks[0] == marks[1], "\(marks)")
    #expect(Self.executions(host) == "remove\n")
    #expect(try host.traces() == before)
  }

  /// At each step of a detach but the first: before that, the new device is the one that is detached.
  @Test(
    arguments: TestStore.Kind.allCases,
    [(2, false), (3, false), (4, false), (2, true), (3, true), (4, true)]
  )
  func detachStops(_ kind: TestStore.Kind, _ moment: (step: Int, isBuiltIn: Bool)) throws {
    let (step, isBuiltIn) = moment
    let host = try EngineHost(kind)
    host.options.times.closedSeconds = 0.5
    let text = "any,raw,xvda,w,script=\(try Self.script(host))"
    let plan = try host.plan(text)
    try host.attached(text)
    let image = try host.image("theirs.img")
    let loop = try LoopDevices.attach(image)
    defer { LoopDevices.detach(loop, of: image) }
    var listing = ""
    host.options.hooks.faultBeforeStep = { [unowned host] number in
      guard number == step else { return nil }
      do {
        try AnotherProgram(host: host).replace(plan, loop: loop)
        listing = try host.store.listing()
      } catch { Issue.record("\(error)") }
      return nil
    }
    host.isBuiltIn = isBuiltIn
    let stopped = try host.detach()
    #expect(stopped.fault == .replaced(plan.address), "\(stopped.trouble ?? "success")")
    #expect(
      "\(EngineFault.replaced(plan.address))"
        == "another program detached xvda of domain 7 and attached it again; nothing was changed"
    )
    #expect(try host.store.listing() == listing)
    #expect(try LoopDevices.lines(of: image) == ["\(loop) \(image)"])
    #expect(Self.executions(host) == (step < 4 || isBuiltIn ? "add\n" : "add\nremove\n"))
  }

  /// While the remove execution runs; the note that it succeeded is not the new device's.
  @Test(arguments: TestStore.Kind.allCases) func noteOfARemovalIsNotWritten(_ kind: TestStore.Kind) throws {
    let host = try EngineHost(kind)
    let text = "any,raw,xvda,w,script=\(try Self.script(host))"
    let plan = try host.plan(text)
    try host.attached(text)
    host.options.caller.observer = { [unowned host] event in
      guard case .ended(_, step: 3, of: _) = event else { return }
      do { try AnotherProgram(host: host).replace(plan) } catch { Issue.record("\(error)") }
    }
    let stopped = try host.detach()
    #expect(stopped.fault == .replaced(plan.address), "\(stopped.trouble ?? "success")")
    #expect(!(try host.store.listing()).contains("xlplug-blockRemove-done"))
  }

  /// At each step of an attach but the first, and each rollback ends at once.
  @Test(arguments: TestStore.Kind.allCases, [2, 3, 4])
  func attachStops(_ kind: TestStore.Kind, _ step: Int) throws {
    let host = try EngineHost(kind)
    host.options.times.initWaitSeconds = 0.5
    let plan = try host.plan("any,raw,xvda,w,script=\(try Self.script(host))")
    var listing = ""
    host.options.hooks.faultBeforeStep = { [unowned host] number in
      guard number == step else { return nil }
      do {
        try AnotherProgram(host: host).replace(plan)
        listing = try host.store.listing()
      } catch { Issue.record("\(error)") }
      return nil
    }
    let stopped = try host.run(plan)
    if step > 2 { #expect(stopped.fault == .replaced(plan.address), "\(stopped.trouble ?? "success")") }
    #expect(stopped.undone.last?.fault == .replaced(plan.address), "\(stopped.trouble ?? "success")")
    #expect(stopped.leftBehind == ["\(EngineFault.replaced(plan.address))"])
    #expect(try host.store.listing() == listing)
    #expect(Self.executions(host) == (step == 4 ? "add\n" : ""))
  }

  /// A disk that is connected in this process writes no keys into another one, and frees its loop device.
  @Test(arguments: TestStore.Kind.allCases) func keysAreNotWritten(_ kind: TestStore.Kind) throws {
    let host = try EngineHost(kind)
    host.isBuiltIn = true
    let plan = try host.plan("\(try host.image()),raw,xvda,w")
    let loops = try host.traces().split(separator: "\n").filter { $0.hasPrefix("/dev/loop") }
    var listing = ""
    host.options.hooks.faultBeforeStep = { [unowned host] number in
      guard number == 3 else { return nil }
      do {
        try AnotherProgram(host: host).replace(plan, isConnected: false)
        listing = try host.store.listing()
      } catch { Issue.record("\(error)") }
      return nil
    }
    let stopped = try host.run(plan)
    #expect(stopped.fault == .replaced(plan.address), "\(stopped.trouble ?? "success")")
    #expect(try host.store.listing() == listing)
    #expect(try host.traces().split(separator: "\n").filter { $0.hasPrefix("/dev/loop") } == loops)
  }

  /// An add execution fails by itself; the note that its removal is not needed is not the new device's.
  @Test(arguments: TestStore.Kind.allCases) func noteOfAFailureIsNotWritten(_ kind: TestStore.Kind) throws {
    let host = try EngineHost(kind)
    let go = host.directory.appendingPathComponent("go").path
    let script = try host.script(
      "fails",
      "#!/bin/sh\necho here\nuntil [ -e '\(go)' ]; do sleep 0.02; done\nexit 1\n"
    )
    let plan = try host.plan("any,raw,xvda,w,script=\(script)")
    var listing = ""
    host.options.caller.observer = { [unowned host] event in
      guard case .output = event, listing.isEmpty else { return }
      do {
        try AnotherProgram(host: host).replace(plan)
        listing = try host.store.listing()
        try Data().write(to: URL(fileURLWithPath: go))
      } catch { Issue.record("\(error)") }
    }
    let stopped = try host.run(plan)
    #expect(stopped.undone.last?.fault == .replaced(plan.address), "\(stopped.trouble ?? "success")")
    #expect(try host.store.listing() == listing)
  }

  /// A script removes keys of its backend and breaks its promise; in the rollback another program's device
  /// lacks the same keys, and does not get ours.
  @Test(arguments: TestStore.Kind.allCases) func keysAreNotRestored(_ kind: TestStore.Kind) throws {
    let host = try EngineHost(kind)
    let script = try host.script("removes", "#!/bin/sh\nxenstore-rm \"$XENBUS_PATH/frontend-id\"\n")
    let plan = try host.plan("any,raw,xvda,w,script=\(script)")
    var listing = ""
    host.options.caller.observer = { [unowned host] event in
      guard case .undone(let record) = event, case .awaitClosed = record.action else { return }
      do {
        try AnotherProgram(host: host).replace(plan)
        try host.store.client().removeIfPresent(plan.address.backendPath.appending("frontend-id"))
        listing = try host.store.listing()
      } catch { Issue.record("\(error)") }
    }
    let stopped = try host.run(plan)
    #expect(stopped.undone.last?.fault == .replaced(plan.address), "\(stopped.trouble ?? "success")")
    #expect(try host.store.listing() == listing && !listing.isEmpty)
  }
}

import Foundation
import HotplugPlan
import Testing
import XLTestKit
import XenstoreHost
import XenstoreTestKit
import XenstoreWire

/// xlplug is killed when its loop device has the image and no key names it yet, or the keys are half told;
/// the next command, whichever it is, leaves nothing of it.
@Suite(.serialized) struct BuiltInCrashTests {
  enum Next: CaseIterable { case attach, attachByScript, detach, detachByScript }

  @Test(arguments: ["node", "physical-device", "hotplug-status"], Next.allCases)
  func nextCommandFreesTheLoopDevice(_ key: String, _ next: Next) throws {
    let killer = Killer(key)
    let host = try EngineHost(.embedded, transcript: killer.look)
    let image = try host.image()
    let before = try host.traces()
    try Self.killAttach(of: image, host, killer)
    // The very thing that must not be lost: a loop device with the image that no key refers to.
    #expect(try LoopDevices.lines(of: image).count == 1)
    #expect(!(try host.store.listing()).contains("/node"))

    // One that somebody else makes of the same image is theirs.
    let theirs = try LoopDevices.attach(image)
    defer { LoopDevices.detach(theirs, of: image) }
    host.isBuiltIn = next == .attach || next == .detach
    if next == .attach || next == .attachByScript {
      try host.attached("\(image),raw,xvda,w")
      #expect(try LoopDevices.lines(of: image).count == 2)
    }
    try host.detached()
    #expect(try LoopDevices.lines(of: image) == ["\(theirs) \(image)"])
    LoopDevices.detach(theirs, of: image)
    #expect(try host.traces() == before)
  }

  /// The journal says which loop device is the killed attach's, also where `node` names another one.
  @Test func anotherLoopDeviceThatTheNodeNamesStays() throws {
    let killer = Killer("hotplug-status")
    let host = try EngineHost(.embedded, transcript: killer.look)
    host.isBuiltIn = true
    let (image, other) = (try host.image(), try host.image("other.img"))
    let theirs = try LoopDevices.attach(other)
    defer { LoopDevices.detach(theirs, of: other) }
    let before = try host.traces()
    try Self.killAttach(of: image, host, killer)
    let backend = try host.request("\(image),raw,xvda,w").address.backendPath
    try host.store.client().write(backend.appending("node"), Array(theirs.utf8))
    try host.attached("\(image),raw,xvda,w")
    #expect(try LoopDevices.lines(of: other) == ["\(theirs) \(other)"])
    #expect(try LoopDevices.lines(of: image).count == 1)
    try host.detached()
    #expect(try host.traces() == before)
  }

  /// Attaches an image in a process that the killer kills.
  private static func killAttach(of image: String, _ host: EngineHost, _ killer: Killer) throws {
    let process = Process()
    process.executableURL = XLPlugCommand.program
    process.arguments = [
      "attach", "7", "\(image),raw,xvda,w", "--builtin-block", "--store", host.store.socketPath,
    ]
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try killer.victim.run(process)
    try #require(process.terminationReason == .uncaughtSignal, "it ended with \(process.terminationStatus)")
  }
}

/// Kills a process as soon as it asks a store to write a key, before that can be committed.
private final class Killer: Sendable {
  let victim = Victim()
  private let key: [UInt8]

  init(_ key: String) { self.key = Array("/\(key)\0".utf8) }

  var look: @Sendable (TranscriptEntry) -> Void {
    { entry in
      guard entry.request.operation == .write, entry.request.payload.firstRange(of: self.key) != nil,
        String(decoding: entry.request.payload, as: UTF8.self).contains("/backend/"),
        entry.request.transactionID != .none
      else { return }
      self.victim.kill()
    }
  }
}

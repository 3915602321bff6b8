import Foundation
import HotplugEngine
import HotplugPlan
import Testing
import XLTestKit
import XenstoreTestKit

/// One image, two guests.
@Suite(.serialized) struct SharingTests {
  @Test(arguments: ["same path", "symlink", "hard link", "loop device", "block-dummy"])
  func writableImageIsRefusedUnderEveryName(_ name: String) throws {
    let host = try EngineHost(.embedded)
    let image = try host.image()
    var loop: String?
    defer { if let loop { LoopDevices.detach(loop) } }
    var second = "\(image),raw,xvdb,w"
    switch name {
    case "symlink":
      try FileManager.default.createSymbolicLink(atPath: "\(image).link", withDestinationPath: image)
      second = "\(image).link,raw,xvdb,w"
    case "hard link":
      try FileManager.default.linkItem(atPath: image, toPath: "\(image).hard")
      second = "\(image).hard,raw,xvdb,w"
    case "loop device":
      let device = try LoopDevices.attach(image)
      loop = device
      second = "\(device),raw,xvdb,w"
    case "block-dummy": second = "dummy:\(image),raw,xvdb,w,script=block-dummy"
    default: break
    }
    try host.attached("\(image),raw,xvda,w")
    let before = try host.traces()
    let refused =
      name == "block-dummy"
      ? try LoopDevices.whileLocked { try host.attach(second, domid: 8) } : try host.attach(second, domid: 8)
    guard case .shared(let image, _) = refused.fault else {
      Issue.record("expected a refusal, found \(refused.trouble ?? "success")")
      return
    }
    #expect(image.user.domid == 7)
    // What an opaque target leads to is known only after its script has run.
    let ran = refused.done.contains { if case .run = $0.action { true } else { false } }
    #expect(ran == (name == "block-dummy"))
    #expect(refused.leftBehind == [])
    #expect(try host.traces() == before)
    try host.detached()
  }

  @Test func readOnlyImageIsSharedByReaders() throws {
    let host = try EngineHost(.embedded)
    let image = try host.image()
    try host.attached("\(image),raw,xvda,r")
    try host.attached("\(image),raw,xvda,r", domid: 8)
    try host.detached(domid: 7)
    try host.detached(domid: 8)
  }

  @Test func writerIsRefusedBesideAReader() throws {
    let host = try EngineHost(.embedded)
    let image = try host.image()
    try host.attached("\(image),raw,xvda,r")
    let refused = try host.attach("\(image),raw,xvda,w", domid: 8)
    guard case .shared(let image, _) = refused.fault else {
      Issue.record("expected a refusal, found \(refused.trouble ?? "success")")
      return
    }
    #expect(image.user.domid == 7 && !image.isWritable)
    try host.detached()
  }

  @Test func sharingCanBeAllowed() throws {
    let host = try EngineHost(.embedded)
    let image = try host.image()
    try host.attached("\(image),raw,xvda,w", isSharingAllowed: true)
    try host.attached("\(image),raw,xvda,w", domid: 8, isSharingAllowed: true)
    #expect(try host.store.run(["xenstore-read", "/local/domain/0/backend/vbd/8/51712/mode"]).text == "w!\n")
    try host.detached(domid: 7)
    try host.detached(domid: 8)
    #expect(try LoopDevices.lines(of: image) == [])
  }
}

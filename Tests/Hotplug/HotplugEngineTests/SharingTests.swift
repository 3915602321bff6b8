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
    defer { if let loop { _ = try? runCommand(["losetup", "-d", loop]) } }
    var second = "\(image),raw,xvdb,w"
    switch name {
    case "symlink":
      try FileManager.default.createSymbolicLink(atPath: "\(image).link", withDestinationPath: image)
      second = "\(image).link,raw,xvdb,w"
    case "hard link":
      try FileManager.default.linkItem(atPath: image, toPath: "\(image).hard")
      second = "\(image).hard,raw,xvdb,w"
    case "loop device":
      loop = try runCommand(["losetup", "--show", "-f", image]).text.trimmingCharacters(in: .newlines)
      second = "\(loop ?? ""),raw,xvdb,w"
    case "block-dummy": second = "dummy:\(image),raw,xvdb,w,script=block-dummy"
    default: break
    }
    #expect(try host.attach("\(image),raw,xvda,w").fault == nil)
    let before = try host.traces()
    let refused = try host.attach(second, domid: 8)
    guard case .shared(let image, _) = refused.fault else {
      Issue.record("expected a refusal, found \(refused.fault.map(\.description) ?? "success")")
      return
    }
    #expect(image.user.domid == 7)
    // What an opaque target leads to is known only after its script has run.
    let ran = refused.done.contains { if case .run = $0.action { true } else { false } }
    #expect(ran == (name == "block-dummy"))
    #expect(refused.leftBehind == [])
    #expect(try host.traces() == before)
    #expect(try host.detach().fault == nil)
  }

  @Test func readOnlyImageIsSharedByReaders() throws {
    let host = try EngineHost(.embedded)
    let image = try host.image()
    #expect(try host.attach("\(image),raw,xvda,r").fault == nil)
    #expect(try host.attach("\(image),raw,xvda,r", domid: 8).fault == nil)
    #expect(try host.detach(domid: 7).fault == nil)
    #expect(try host.detach(domid: 8).fault == nil)
  }

  @Test func writerIsRefusedBesideAReader() throws {
    let host = try EngineHost(.embedded)
    let image = try host.image()
    #expect(try host.attach("\(image),raw,xvda,r").fault == nil)
    #expect(try host.attach("\(image),raw,xvda,w", domid: 8).fault != nil)
    #expect(try host.detach().fault == nil)
  }

  @Test func sharingCanBeAllowed() throws {
    let host = try EngineHost(.embedded)
    let image = try host.image()
    #expect(try host.attach("\(image),raw,xvda,w", isSharingAllowed: true).fault == nil)
    #expect(try host.attach("\(image),raw,xvda,w", domid: 8, isSharingAllowed: true).fault == nil)
    #expect(try host.store.run(["xenstore-read", "/local/domain/0/backend/vbd/8/51712/mode"]).text == "w!\n")
    #expect(try host.detach(domid: 7).fault == nil)
    #expect(try host.detach(domid: 8).fault == nil)
    #expect(try runCommand(["losetup", "-j", image]).text.isEmpty)
  }
}

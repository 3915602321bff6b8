import Foundation
import HotplugOutcome
import HotplugPlan
import Testing
import XLTestKit
import XenstoreTestKit

/// One image, two guests.
@Suite(.serialized) struct SharingTests {
  @Test(arguments: ["same path", "symlink", "hard link", "loop device"])
  func writableImageIsRefusedUnderEveryName(_ name: String) throws {
    let host = try EngineHost(.embedded)
    let image = try host.image()
    var loop: String?
    defer { if let loop { LoopDevices.detach(loop, of: image) } }
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
    default: break
    }
    try host.attached("\(image),raw,xvda,w")
    let before = try host.traces()
    let refused = try host.attach(second, domid: 8)
    guard case .shared(let image, _) = refused.fault else {
      Issue.record("expected a refusal, found \(refused.trouble ?? "success")")
      return
    }
    #expect(image.user.domid == 7)
    #expect(!refused.done.contains { if case .run = $0.action { true } else { false } })
    #expect(refused.leftBehind == [])
    #expect(try host.traces() == before)
    try host.detached()
  }

  /// Only the script knows what its target means: two guests may have a scratch disk of the same size each.
  @Test func targetOfAScriptIsTheScripts() throws {
    let host = try EngineHost(.embedded)
    let before = try host.traces()
    let script = try host.script(
      "scratch",
      #"""
      #!/bin/bash
      [ "$1" = add ] || exit 0
      case $(xenstore-read "$XENBUS_PATH/mode") in r | w) ;; *) exit 1 ;; esac
      xenstore-write "$XENBUS_PATH/physical-device" "$(stat -c %t:%T /dev/loop0)"
      """#
    )
    try host.attached("1G,raw,xvda,w,script=\(script)")
    let second = try host.attached("1G,raw,xvda,w,script=\(script)", domid: 8)
    let notes = second.done.compactMap(\.note)
    #expect(
      notes.first
        == "'1G' is in use by xvda of domain 7 (writable); the script decides whether this is allowed",
      "\(notes)"
    )
    try host.detached(domid: 8)
    // Who allows sharing gets no other mode: only Xen's own `block` knows `w!`.
    try host.attached("1G,raw,xvda,w,script=\(script)", domid: 8, isSharingAllowed: true)
    try host.detached(domid: 7)
    try host.detached(domid: 8)
    #expect(try host.traces() == before)
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

import DiskImages
import Foundation
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import Testing
import XLTestKit
import XenstoreHost
import XenstoreTestKit
import XenstoreWire

/// What is refused where no script runs, and that nothing is left of the attempt.
@Suite(.serialized) struct BuiltInRefusalTests {
  /// Each of these is seen by the step itself: the plan was made when the target was still fine.
  @Test(arguments: ["missing", "directory", "pipe", "character device", "read-only file"])
  func targetThatChangedSinceThePlan(_ case: String) throws {
    let host = try builtInHost()
    let image = try host.image()
    let before = try host.traces()
    host.options.hooks.faultBeforeStep = { step in
      guard step == 3 else { return nil }
      switch `case` {
      case "read-only file": chmod(image, 0o444)
      case "directory":
        unlink(image)
        mkdir(image, 0o755)
      case "pipe":
        unlink(image)
        mkfifo(image, 0o644)
      case "character device":
        unlink(image)
        symlink("/dev/null", image)
      default: unlink(image)
      }
      return nil
    }
    let words = [
      "missing": "'\(image)' does not exist; expected a block device or a regular file",
      "directory": "'\(image)' is a directory; expected a block device or a regular file",
      "pipe": "'\(image)' is a pipe; expected a block device or a regular file",
      "character device": "'\(image)' is a character device; expected a block device or a regular file",
      "read-only file":
        "'\(image)' is read-only, but the disk is writable: no user has write permission",
    ]
    let refused = try host.attach("\(image),raw,xvda,w")
    #expect(refused.fault?.description == words[`case`])
    #expect(refused.stoppedAtStep == 3 && refused.leftBehind == [])
    #expect(try host.traces() == before)
  }

  @Test func readOnlyFileIsAttachedReadOnly() throws {
    let host = try builtInHost()
    let image = try host.image()
    chmod(image, 0o444)
    try host.attached("\(image),raw,xvda,r")
    try host.detached()
  }

  /// A file system that cannot be written gives the script a loop device that only looks writable.
  @Test func fileOnAReadOnlyFileSystemIsNoWritableDisk() throws {
    let host = try builtInHost()
    let mount = try Mount(host)
    defer { mount.end() }
    let image = mount.place + "/inner.img"
    try Data(count: 4096).write(to: URL(fileURLWithPath: image))
    try mount.makeReadOnly()
    let refused = try host.attach("\(image),raw,xvda,w")
    #expect(refused.fault?.description == "'\(image)' cannot be opened for writing: Read-only file system")
    #expect(refused.leftBehind == [])
    try host.attached("\(image),raw,xvda,r")
    try host.detached()
  }

  /// A device that this domain has mounted, under each of its names; the script sees the device only.
  @Test func mountedDeviceIsRefused() throws {
    let host = try builtInHost()
    let mount = try Mount(host)
    defer { mount.end() }
    for target in [mount.device, mount.image] {
      for mode in ["w", "r"] {
        let refused = try host.attach("\(target),raw,xvda,\(mode)")
        #expect(
          refused.fault?.description
            == "'\(target)' is in use: this domain has mounted it at '\(mount.place)' (writable)",
          "\(refused.trouble ?? "success")"
        )
        #expect(refused.leftBehind == [])
      }
    }
    try mount.makeReadOnly()
    #expect(try host.attach("\(mount.device),raw,xvda,w").fault?.description.hasSuffix("(read-only)") == true)
    for target in [mount.device, mount.image] {
      try host.attached("\(target),raw,xvda,r")
      try host.detached()
    }
    try host.attached("\(mount.device),raw,xvda,w", isSharingAllowed: true)
    try host.detached()
  }

  /// What another guest uses is compared with what was opened, not with what the name was when the plan was
  /// made.
  @Test func imageThatWasSwappedIsCompared() throws {
    let host = try builtInHost()
    let (used, name) = (try host.image("used.img"), try host.image())
    try host.attached("\(used),raw,xvda,w", domid: 8)
    let before = try host.traces()
    host.options.hooks.faultBeforeStep = { step in
      if step == 3 {
        unlink(name)
        symlink(used, name)
      }
      return nil
    }
    let refused = try host.attach("\(name),raw,xvda,w")
    guard case .shared(let image, _) = refused.fault else {
      Issue.record("expected a refusal, found \(refused.trouble ?? "success")")
      return
    }
    #expect(image.user.domid == 8 && refused.stoppedAtStep == 3 && refused.leftBehind == [])
    #expect(try host.traces() == before)
    host.options.hooks.faultBeforeStep = { _ in nil }
    try host.detached(domid: 8)
  }

  /// Keys of a device that was taken away meanwhile would bring its directory back.
  @Test(arguments: ["5", nil])
  func backendThatWaitsNoMore(_ state: String?) throws {
    let host = try builtInHost()
    let image = try host.image()
    let before = try host.traces()
    let client = try host.store.client()
    let home = try host.request("\(image),raw,xvda,w").address.backendPath
    host.options.hooks.faultBeforeStep = { step in
      guard step == 3 else { return nil }
      if let state {
        try? client.write(home.appending("state"), Array(state.utf8))
      } else {
        try? client.remove(home)
      }
      return nil
    }
    let refused = try host.attach("\(image),raw,xvda,w")
    guard case .block(.backendLeft, target: _) = refused.fault else {
      Issue.record("found \(refused.trouble ?? "success")")
      return
    }
    #expect(refused.leftBehind == [], "\(refused.trouble ?? "")")
    #expect(try host.traces() == before)
  }

  private func builtInHost() throws -> EngineHost {
    let host = try EngineHost(.embedded)
    host.isBuiltIn = true
    return host
  }
}

/// A file system in an image, mounted through a loop device.
private final class Mount {
  let image: String
  let device: String
  let place: String

  init(_ host: EngineHost) throws {
    image = try host.image("mounted.img")
    device = try LoopDevices.attach(image)
    place = host.directory.appendingPathComponent("a place").path
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
    for words in [["mkfs.ext4", "-q", device], ["mount", device, place]] {
      let result = try runCommand(words)
      guard result.status == 0 else { throw OracleFault(message: "\(words): \(result.errorText)") }
    }
  }

  func makeReadOnly() throws {
    let result = try runCommand(["mount", "-o", "remount,ro", place])
    guard result.status == 0 else { throw OracleFault(message: "remount: \(result.errorText)") }
  }

  func end() {
    _ = try? runCommand(["umount", place])
    LoopDevices.detach(device, of: image)
  }
}

import Foundation
import HotplugOutcome
import HotplugPlan
import Testing
import XLTestKit
import XenstoreTestKit

/// Loop devices that others want or have open while a device comes or goes.
@Suite(.serialized) struct LoopDeviceTests {
  /// As soon as a script has freed its loop device anybody may have it, for a file of their own.
  @Test(arguments: ["attach", "detach"])
  func loopDeviceThatAnotherTookStaysTheirs(_ direction: String) throws {
    let host = try EngineHost(.embedded)
    let (image, other) = (try host.image(), try host.image("other.img"))
    let script = try host.script(
      "hands-over",
      """
      #!/bin/bash
      \(LoopDevices.claim)
      if [ "$1" = add ]; then
        loop=$(losetup --show -f "$(xenstore-read "$XENBUS_PATH/params")")
        xenstore-write "$XENBUS_PATH/node" "$loop" "$XENBUS_PATH/physical-device" "$(stat -c %t:%T "$loop")"
        [ \(direction) = detach ] || xenstore-rm "$XENBUS_PATH/physical-device"
        exit 0
      fi
      loop=$(xenstore-read "$XENBUS_PATH/node")
      losetup -d "$loop"
      until losetup "$loop" \(other); do sleep 0.01; done
      """
    )
    let spec = "\(image),raw,xvda,w,script=\(script)"
    let before = try host.store.listing()
    if direction == "detach" {
      try host.attached(spec)
      let detached = try host.detached()
      #expect(detached.done.allSatisfy { $0.note == nil }, "\(detached.done.compactMap(\.note))")
    } else {
      let failed = try host.attach(spec)
      #expect(failed.leftBehind == [], "\(failed.trouble ?? "")")
      #expect(failed.stoppedAtStep == 4, "\(failed.trouble ?? "success")")
    }
    let loops = try LoopDevices.lines(of: host.directory.path)
    #expect(loops.count == 1 && loops[0].hasSuffix(" \(other)"), "\(loops)")
    LoopDevices.detach(lines: loops)
    #expect(try host.store.listing() == before)
  }

  /// A loop device that had another file before the script ran is the script's when it has the image now.
  @Test func loopDeviceThatTheScriptTookFromAnotherIsFreed() throws {
    let host = try EngineHost(.embedded)
    let (image, other) = (try host.image(), try host.image("other.img"))
    let loop = try LoopDevices.attach(other)
    let script = try host.script(
      "takes-over",
      """
      #!/bin/bash
      [ "$1" = add ] || exit 0
      \(LoopDevices.claim)
      losetup -d \(loop)
      until losetup \(loop) "$(xenstore-read "$XENBUS_PATH/params")"; do sleep 0.01; done
      exit 1
      """
    )
    let failed = try host.attach("\(image),raw,xvda,w,script=\(script)")
    #expect(failed.stoppedAtStep == 3 && failed.leftBehind == [], "\(failed.trouble ?? "success")")
    #expect(try LoopDevices.lines(of: host.directory.path) == [])
  }

  /// A target that only a script understands may name several files: their loop devices are reported, since
  /// another script may have made them in the same moment.
  @Test func loopDevicesOfATargetsPartsAreReported() throws {
    let host = try EngineHost(.embedded)
    let (base, cow) = (try host.image("base.img"), try host.image("cow.img"))
    let log = host.directory.appendingPathComponent("executions").path
    let script = try host.script(
      "snapshot",
      """
      #!/bin/bash
      echo "$1" >> '\(log)'
      [ "$1" = add ] || exit 0
      \(LoopDevices.claim)
      target=$(xenstore-read "$XENBUS_PATH/params")
      losetup --find "${target%%:*}"
      losetup --find "${target#*:}"
      exit 1
      """
    )
    let failed = try host.attach("vdev=xvda,script=\(script),target=\(base):\(cow)")
    let loops = try LoopDevices.lines(of: host.directory.path)
    #expect(loops.count == 2, "\(loops)")
    let expected = loops.map { line in
      let words = line.split(separator: " ")
      return "\(words[0]) has '\(words[1])', a part of the target; "
        + "if it is not in use: losetup -d \(words[0])"
    }
    LoopDevices.detach(lines: loops)
    #expect(failed.stoppedAtStep == 3)
    #expect(failed.leftBehind.sorted() == expected.sorted())
    // The next attach finds the journal, since something was left; its rollback owes no remove execution.
    _ = try host.attach("vdev=xvda,script=\(script),target=any")
    #expect(try String(contentsOfFile: log, encoding: .utf8) == "add\nadd\n")
  }

  /// The kernel frees a loop device only when nobody has it open; until then the image is in use.
  @Test func loopDeviceThatSomebodyHasOpenIsLeftBehind() throws {
    let host = try EngineHost(.embedded)
    let image = try host.image()
    let before = try host.traces()
    try host.attached("\(image),raw,xvda,w")
    let loop = try #require(try LoopDevices.lines(of: image).first).prefix { $0 != " " }
    let descriptor = open(String(loop), O_RDONLY | O_CLOEXEC)
    try #require(descriptor >= 0)
    let detached = try host.detach()
    #expect(detached.fault == nil, "\(detached.trouble ?? "")")
    #expect(detached.leftBehind == ["\(loop) still has its file: another process has it open"])
    close(descriptor)
    #expect(try host.traces() == before, "the kernel frees it at the last close")
  }
}

import Foundation
import Glibc
import Testing
import XLTestKit
import XenstoreTestKit

/// Troubles of disks, made for real: the doctor names each, and what it prints mends it.
@Suite(.serialized, .ownThread) struct RealDiskTests {
  /// A command that a script does not find may be in a directory of PATH that scripts do not get.
  @Test func directoriesOfPathThatScriptsDoNotGet() throws {
    let host = try DoctorHost()
    let fails = try host.script("fails", "exit 1")
    #expect(try host.xl("block-attach", "7", "vdev=xvda,script=\(fails),target=lun0").status != 0)
    func doctor(_ path: String, _ words: String...) throws -> String {
      try runCommand(host.words(["doctor", "7"] + words), adding: ["PATH": path]).text
    }
    let text = try doctor("/usr/bin:/tmp:bin")
    let note = "\nnote: scripts do not get all of PATH: "
    let shared = "'/tmp' can be written by its group and all users, not only by root; use a directory"
    #expect(text.contains(note + shared) && text.contains("\(note)'bin' is not absolute; "))
    #expect(try doctor("/usr/bin:/tmp", "--json").contains(#""path_left_out":["'/tmp' can be written"#))
    #expect(try !doctor("/usr/bin:/nothing").contains("of PATH"))
    #expect(try host.xlplug("detach", "7", "xvda").status == 3)
  }

  @Test func failedAttachOfUnmodifiedXL() throws {
    let host = try DoctorHost()
    let script = try host.script(
      "no-lun",
      #"""
      [ "$1" = add ] || exit 0
      xenstore-write "$XENBUS_PATH/hotplug-error" "no such lun" "$XENBUS_PATH/hotplug-status" error
      exit 1
      """#
    )
    let result = try host.xl("block-attach", "7", "vdev=xvda,script=\(script),target=lun0")
    #expect(result.status != 0)
    #expect(try host.hasTraces(of: 7))
    let found = try host.diagnosis("7", "xvda")
    #expect(found.status == 1)
    #expect(found.codes == ["XL6010"])
    #expect(found.text.contains("failed: 'no such lun'"), "\(found.text)")
    #expect(try host.cured() == ["XL6010"])
    #expect(try !host.hasTraces(of: 7))
  }

  @Test func removedImageIsSavedAndItsLoopDeviceFreed() throws {
    let host = try DoctorHost()
    let image = try host.image("it's here.img")
    try "what the guest has\n".write(toFile: image, atomically: false, encoding: .utf8)
    try FileHandle(forWritingTo: URL(fileURLWithPath: image)).truncate(atOffset: 1 << 20)
    let attached = try host.xlplug("attach", "7", "format=raw,vdev=xvda,access=rw,target=\(image)")
    #expect(attached.status == 0, "\(attached.text)\(attached.errorText)")
    #expect(try host.diagnosis().text == "xvda of domain 7 (51712): online (simulated)\n")
    try FileManager.default.removeItem(atPath: image)
    let found = try host.diagnosis("7")
    #expect(found.status == 0, "it is online all the same")
    #expect(found.codes == ["XL6032"])
    #expect(try host.cured() == ["XL6032", "XL6033"])
    #expect(try host.loops() == [])
    #expect(try String(contentsOfFile: image, encoding: .utf8).hasPrefix("what the guest has\n"))
  }

  @Test(.needsInitialPIDNamespace) func scriptThatWaitsForALockThatAnOrphanHolds() throws {
    let host = try DoctorHost()
    // A script that was killed, and whose child has the lock's file open still.
    let pidFile = host.directory.appendingPathComponent("holder").path
    let holder = try host.script(
      "hangs",
      "\(LoopDevices.claim)\nsleep 1000 & echo $! > '\(pidFile).new'; mv '\(pidFile).new' '\(pidFile)'; kill -9 $$"
    )
    // Its end is not waited for: what it started holds the descriptor by which that would be heard.
    let dying = try host.start([holder, "add"])
    defer { withExtendedLifetime(dying) {} }
    try host.wait(for: "the lock") { FileManager.default.fileExists(atPath: pidFile) }
    let pid = try #require(
      Int32(String(contentsOfFile: pidFile, encoding: .utf8).trimmingCharacters(in: .newlines))
    )
    defer { kill(pid, SIGKILL) }
    let attach = try host.start("attach", "7", "\(try host.image()),raw,xvda,w", "--script-timeout", "300")
    defer { attach.endNow() }
    // xlplug's own lock says that it is at work; xl has none.
    try host.wait(for: "the script") { try host.diagnosis("7").codes == ["XL6001"] }
    attach.interrupt()
    attach.waitUntilExit()
    #expect(try !host.hasTraces(of: 7))

    let xl = try host.startXL("block-attach", "7", "\(try host.image()),raw,xvda,w")
    defer { xl.endNow() }
    try host.wait(for: "the lock") { try host.diagnosis("7").codes == ["XL6012"] }
    let found = try host.diagnosis("7")
    let lock = "the lock /var/run/xen-hotplug/block, held by process \(pid)"
    #expect(found.text.contains(lock), "\(found.text)")
    // Threads of a test block signals, and hand that on.
    let next = try #require(found.next)
    #expect(next.contains(#/^kill (-9 )?\d+$/#))
    // The script may have to wait for the scripts of other tests all the same.
    try host.follow(next)
    xl.waitUntilExit()
    #expect(xl.terminationStatus == 0)
    #expect(try host.diagnosis("7").text == "xvda of domain 7 (51712): online (simulated)\n")
    #expect(try host.xlplug("detach", "7", "xvda").status == 0)
  }

  @Test func killedAttachIsTakenBack() throws {
    let host = try DoctorHost()
    let mark = host.directory.appendingPathComponent("running").path
    let script = try host.script("slow", #"[ "$1" = add ] || exit 0; touch '\#(mark)'; sleep 1000"#)
    let attach = try host.start("attach", "7", "any,raw,xvda,w,script=\(script)", "--script-timeout", "300")
    try host.wait(for: "the script") { FileManager.default.fileExists(atPath: mark) }
    #expect(try host.diagnosis("7").codes == ["XL6001"])
    kill(attach.processIdentifier, SIGKILL)
    attach.waitUntilExit()
    #expect(try host.cured() == ["XL6003"])
    #expect(try !host.hasTraces(of: 7))
  }

  @Test func directoriesThatAreNotWhole() throws {
    let host = try DoctorHost()
    let image = try host.image()
    for (gone, code) in [
      ("/local/domain/0/backend/vbd/7/51712", "XL6004"), ("/local/domain/7/device/vbd/51712", "XL6006"),
      ("/libxl/7/device/vbd/51712", "XL6005"),
    ] {
      #expect(try host.xlplug("attach", "7", "\(image),raw,xvda,w").status == 0)
      _ = try host.store.run(["xenstore-rm", gone])
      if code == "XL6005" {
        // The guest works on: what it has is not taken away from it.
        #expect(try host.xlplug("gc", "--failed").text == "nothing to remove\n")
        try host.write("/local/domain/7/device/vbd/51712/state", "6")
      }
      #expect(try host.cured() == [code])
      #expect(try !host.hasTraces(of: 7), "\(code)")
      #expect(try host.loops() == [], "\(code)")
    }
  }

  @Test func sharedAndQcow2() throws {
    let host = try DoctorHost()
    let image = try host.image()
    for words in [["7", "\(image),raw,xvda,w"], ["9", "\(image),raw,xvda,r", "--allow-sharing"]] {
      let result = try host.xlplug(["attach"] + words)
      try #require(result.status == 0, "\(result.text)\(result.errorText)")
    }
    try host.write("/libxl/9/device/vbd/51712/mode", "r")
    #expect(try host.diagnosis("9").codes == ["XL6016"])
    #expect(try host.cured(9) == ["XL6016"])
    #expect(try host.cured(7) == [])
    try host.xlplug("detach", "7", "xvda")
    let handle = try #require(FileHandle(forWritingAtPath: image))
    try handle.write(contentsOf: Data([0x51, 0x46, 0x49, 0xFB, 0, 0, 0, 3]))
    try handle.close()
    try host.xlplug("attach", "7", "\(image),raw,xvda,w")
    let found = try host.diagnosis("7")
    #expect(found.codes == ["XL6034"] && found.text.contains("attach it again with format=qcow2"))
    #expect(try host.cured() == ["XL6034"])
  }

  @Test func machineWithoutABackend() throws {
    let host = try DoctorHost(isSimulated: false)
    try host.write("/libxl/7/device/vbd/51712/backend", "/local/domain/0/backend/vbd/7/51712")
    try host.write("/local/domain/7/device/vbd/51712/state", "1")
    try host.write("/local/domain/0/backend/vbd/7/51712/state", "1")
    let found = try host.diagnosis("7")
    if FileManager.default.fileExists(atPath: "/sys/bus/xen-backend/drivers/vbd") {
      #expect(found.codes == ["XL6021"])
    } else {
      #expect(found.codes == ["XL6020"])
      #expect(found.next == "modprobe xen-blkback")
      #expect(found.text.contains("note: kernel modules neither loaded nor built in: xen-blkback"))
    }
  }
}

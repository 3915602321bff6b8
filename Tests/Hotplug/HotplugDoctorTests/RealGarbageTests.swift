import Foundation
import Glibc
import HotplugDoctor
import HotplugEngine
import Testing
import XLTestKit
import XenstoreHost
import XenstoreTestKit

/// What has no living owner, made for real, and removed; what has one stays.
@Suite(.serialized) struct RealGarbageTests {
  private func attach(_ host: DoctorHost, _ domid: String, _ image: String, _ vdev: String = "xvda") throws {
    let result = try host.xlplug("attach", domid, "\(image),raw,\(vdev),w")
    try #require(result.status == 0, "\(result.text)\(result.errorText)")
  }

  @Test(arguments: TestStore.Kind.allCases)
  func devicesOfADeadGuest(_ kind: TestStore.Kind) throws {
    let host = try DoctorHost(kind)
    try attach(host, "7", host.image("living.img"))
    try attach(host, "9", host.image("dead.img"))
    #expect(try host.xlplug("gc").text == "nothing to remove\n")
    let living = try host.store.run(["xenstore-ls", "-f", "/local/domain/7"]).text
    try host.end(9)
    let found = try host.diagnosis()
    #expect(found.status == 1)
    #expect(found.codes == ["XL6002"])
    let plan = try host.xlplug("gc", "--dry-run")
    #expect(
      plan.text == "would remove xvda of domain 9, by its remove script: domain 9 no longer exists\n"
    )
    #expect(try host.loops().count == 2, "a look changes nothing")
    #expect(try host.cured(9) == ["XL6002"])
    #expect(try host.loops().count == 1)
    #expect(try !host.hasTraces(of: 9))
    #expect(try host.store.run(["xenstore-ls", "-f", "/local/domain/7"]).text == living)
    #expect(try host.xlplug("gc", "--failed").text == "nothing to remove\n")
    #expect(try host.xlplug("detach", "7", "xvda").status == 0)
  }

  /// Journals of a store that has vanished are collected; those of a store that is served stay.
  @Test func journalsOfStoresThatAreGone() throws {
    func name(_ socket: String) -> String {
      "/run/xlplug/" + socket.dropFirst().replacing("-", with: "%2d").replacing("/", with: "-")
    }
    let host = try DoctorHost()
    try attach(host, "7", host.image())
    let gone = "/tmp/gone-\(UUID().uuidString)"
    let files = ["\(name(gone))~vbd-7-51712.journal", "\(name(gone))~vbd-7-51712.lock"]
    let living = [
      "\(name(host.store.socketPath))~vbd-9-51712.journal", "/run/xlplug/host~vbd-9-51712.journal",
      "\(name(gone))~notes",
    ]
    for file in files + living { try "script".write(toFile: file, atomically: false, encoding: .utf8) }
    defer { for file in files + living { try? FileManager.default.removeItem(atPath: file) } }
    func gc(_ words: String...) throws -> CommandResult {
      try runCommand([XLPlugCommand.program.path, "gc", "--store", gone] + words)
    }
    let plan = try gc("--dry-run")
    for file in files {
      #expect(plan.text.contains("would remove \(file): the store '\(gone)' no longer exists\n"))
    }
    #expect(files.allSatisfy(FileManager.default.fileExists))
    let held = open(files[1], O_RDWR)
    #expect(flock(held, LOCK_EX | LOCK_NB) == 0)
    #expect(try gc().status == 3, "a command works on it")
    close(held)
    #expect(try gc().status == 0)
    for file in files { #expect(!FileManager.default.fileExists(atPath: file), "\(file)") }
    // As on a host whose store does not answer: all stores that are gone, and no other.
    for file in files { try "script".write(toFile: file, atomically: false, encoding: .utf8) }
    let all = try runCommand(["env", "-u", "XENSTORED_PATH", XLPlugCommand.program.path, "gc"])
    #expect(all.status == 0, "\(all.text)\(all.errorText)")
    for file in files { #expect(!FileManager.default.fileExists(atPath: file), "\(file)") }
    for file in living { #expect(FileManager.default.fileExists(atPath: file), "\(file)") }
    #expect(try host.xlplug("detach", "7", "xvda").status == 0)
  }

  @Test func guestOfTheSameNumberIsNotTouched() throws {
    let host = try DoctorHost()
    try attach(host, "9", host.image())
    try host.end(9)
    let client = try host.store.client()
    let examiner = try Examiner(
      client,
      at: host.store.address,
      isSimulated: true,
      options: [],
      scriptDirectories: ["/etc/xen/scripts"]
    )
    let found = try GarbageSearch(examiner).all(includingFailed: false)
    #expect(found.count == 1)
    // A guest of this number is made between the look and the deed.
    try host.write("/local/domain/9/vm", "/vm/another")
    let before = try host.store.listing()
    let collection = GarbageCollection(try NativeEngine(host.store.address))
    for garbage in found {
      let outcome = collection.remove(garbage)
      #expect(!outcome.isGone)
      #expect(outcome.troubles == ["xvda of domain 9 is in use again, so it is not removed"])
    }
    #expect(try host.store.listing() == before)
    #expect(try host.loops().count == 1)
    _ = try host.store.run(["xenstore-rm", "/local/domain/9/vm"])
    #expect(try host.xlplug("gc").status == 0)
    #expect(try host.loops() == [])
  }

  @Test func loopDeviceThatIsMountedStays() throws {
    let host = try DoctorHost()
    let image = try host.image()
    #expect(try runCommand(["mkfs.ext4", "-q", "-F", image]).status == 0)
    try attach(host, "9", image)
    let loop = try #require(host.loops().first?.split(separator: " ").first.map(String.init))
    let place = host.directory.appendingPathComponent("mounted").path
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    #expect(try runCommand(["mount", "-o", "ro", loop, place]).status == 0)
    defer { _ = try? runCommand(["umount", place]) }
    try host.end(9)
    #expect(
      try host.xlplug("gc", "-n").text
        == "would leave xvda of domain 9, by its remove script: \(loop) is mounted\n"
    )
    let result = try host.xlplug("gc")
    #expect(result.status == 4)
    #expect(
      result.text.contains("leftover: xvda of domain 9, by its remove script: \(loop) is mounted")
    )
    #expect(try host.loops().count == 1)
    #expect(try runCommand(["umount", place]).status == 0)
    #expect(try host.xlplug("gc").status == 0)
    #expect(try host.loops() == [])
  }

  @Test func loopDeviceThatNoKeyNames() throws {
    let host = try DoctorHost()
    let image = try host.image()
    try attach(host, "9", image)
    // As a script leaves it that is killed before it writes its key.
    let stray = try LoopDevices.attach(image)
    // The same image, in the hands of a living guest.
    #expect(try host.xlplug("attach", "7", "\(image),raw,xvda,w", "--allow-sharing").status == 0)
    try host.end(9)
    let result = try host.xlplug("gc")
    #expect(result.status == 0, "\(result.text)")
    #expect(result.text.contains("removed \(stray) with '\(image)'"), "\(result.text)")
    #expect(try host.loops().count == 1, "that of the living guest stays")
    #expect(try host.diagnosis("7").status == 0)
    #expect(try host.xlplug("gc").text == "nothing to remove\n")
    #expect(try host.xlplug("detach", "7", "xvda").status == 0)
    #expect(try host.loops() == [])
  }

  @Test func halfMadeDevicesGoWhenAskedFor() throws {
    let host = try DoctorHost()
    let fails = try host.script(
      "fails",
      #"xenstore-write "$XENBUS_PATH/hotplug-error" broken "$XENBUS_PATH/hotplug-status" error; exit 1"#
    )
    try attach(host, "7", host.image(), "xvdb")
    #expect(try host.xl("block-attach", "7", "vdev=xvda,script=\(fails),target=lun0").status != 0)
    #expect(try host.xlplug("gc").text == "nothing to remove\n")
    // The lock of another guest with this number, which its toolstack holds.
    let lock = "/var/lib/xen/userdata-l.7.\(UUID().uuidString.lowercased()).domain-userdata-lock"
    let held = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer {
      close(held)
      unlink(lock)
    }
    try #require(flock(held, LOCK_EX | LOCK_NB) == 0)
    let result = try host.xlplug("gc", "--failed", "--json")
    // The remove execution fails, too; that is told, and the device goes all the same.
    #expect(result.status == 3, "\(result.text)")
    #expect(
      result.text.contains(#""kind":"device""#) && result.text.contains("exited with status 1: 'broken'")
    )
    #expect(try host.diagnosis("7").text == "xvdb of domain 7 (51728): online (simulated)\n")
    #expect(try host.xlplug("gc", "--failed").text == "nothing to remove\n")
    #expect(try host.xlplug("detach", "7", "xvdb").status == 0)
  }

  @Test func scriptInAnotherDirectoryIsNotLeftOut() throws {
    let host = try DoctorHost()
    let mark = host.directory.appendingPathComponent("removed").path
    let script = try host.script(
      "mine",
      #"""
      [ "$1" = remove ] && touch '\#(mark)' && exit 0
      xenstore-write "$XENBUS_PATH/physical-device" "$(stat -c %t:%T /dev/loop0)"
      """#
    )
    #expect(try host.xlplug("attach", "9", "any,raw,xvda,w,script=\(script)").status == 0)
    try host.end(9)
    let without = try runCommand([XLPlugCommand.program.path, "gc", "--store", host.store.socketPath])
    #expect(without.status == 4)
    #expect(without.text.contains("use --script-dir to allow"), "\(without.text)")
    #expect(try host.hasTraces(of: 9))
    #expect(try host.xlplug("gc").status == 0)
    #expect(FileManager.default.fileExists(atPath: mark))
    #expect(try !host.hasTraces(of: 9))
  }

  @Test func filesOfKilledCommands() throws {
    let host = try DoctorHost()
    let mark = host.directory.appendingPathComponent("running").path
    let image = try host.image()
    let script = try host.script(
      "slow",
      """
      [ "$1" = add ] || exit 0
      \(LoopDevices.claim)
      losetup -f '\(image)'
      \(LoopDevices.release)
      touch '\(mark)'
      sleep 1000
      """
    )
    let attach = try host.start(
      "attach",
      "9",
      "format=raw,vdev=xvda,access=rw,script=\(script),target=\(image)",
      "--script-timeout",
      "300"
    )
    try host.wait(for: "the script") { FileManager.default.fileExists(atPath: mark) }
    #expect(try host.xlplug("gc", "--failed").text == "nothing to remove\n", "it is at work")
    kill(attach.processIdentifier, SIGKILL)
    attach.waitUntilExit()
    #expect(try host.loops().count == 1)
    // All of the store is gone, as after a boot of the toolstack's domain: only the journal knows.
    for path in ["/libxl/9", "/local/domain/9", "/local/domain/0/backend"] {
      _ = try host.store.run(["xenstore-rm", path])
    }
    let found = try host.diagnosis()
    #expect(found.text.contains("leftover: xvda of domain 9"), "\(found.text)")
    try host.end(9)
    let result = try host.xlplug("gc", "--failed")
    #expect(result.status == 0, "\(result.text)\(result.errorText)")
    #expect(try host.loops() == [])
    #expect(try host.xlplug("gc", "--failed").text == "nothing to remove\n")
    #expect(try host.diagnosis().text == "no devices\n")
  }
}

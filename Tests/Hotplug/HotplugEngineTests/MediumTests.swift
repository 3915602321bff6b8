import Foundation
import Glibc
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugState
import Testing
import XLModel
import XLTestKit

/// Media of CD drives, changed in a real qemu.
@Suite(.serialized, .enabled(if: TestQEMU.isInstalled, "qemu-system-x86 is not installed")) struct MediumTests
{
  private static let domid: UInt16 = 47

  @Test func insertsAndEjects() throws {
    let host = try MediumHost(domid: Self.domid)
    let qemu = try TestQEMU(domid: Int(Self.domid), medium: host.images[0])
    #expect(qemu.media == [host.images[0]])
    let inserted = try host.host.run(host.plan(host.images[1]))
    #expect(inserted.fault == nil && inserted.done.allSatisfy { $0.note == nil }, "\(inserted.done)")
    #expect(qemu.media == [host.images[1]])
    let params = "aio:\(host.images[1])"
    #expect(
      try host.said() == [params, params, #""pdev_path": "\#(host.images[1])","#, #""format": "raw","#]
    )
    #expect(try host.host.run(host.plan(nil)).fault == nil)
    #expect(qemu.media == [])
    #expect(try host.said() == ["aio:", "aio:", #""pdev_path": "","#, #""format": "empty","#])
    let left = try FileManager.default.contentsOfDirectory(atPath: host.host.directory.path).filter {
      $0.contains("lock") || $0.hasPrefix("userdata-n")
    }
    #expect(left == [])
  }

  /// Wherever it stops, the medium before is in the drive again.
  @Test(arguments: 1...4, [true, false]) func isRolledBack(step: Int, isEject: Bool) throws {
    let host = try MediumHost(domid: Self.domid)
    let qemu = try TestQEMU(domid: Int(Self.domid), medium: host.images[0])
    let before = try host.said()
    host.host.options.hooks.faultAfterStep = { $0 == step ? .stoppedForTest(step: step) : nil }
    let outcome = try host.host.run(host.plan(isEject ? nil : host.images[1]))
    #expect(outcome.fault == .stoppedForTest(step: step) && outcome.leftBehind == [], "\(outcome.leftBehind)")
    #expect(outcome.undone.count == step - 1)
    #expect(try host.said() == before)
    #expect(qemu.media == [host.images[0]])
  }

  @Test func anImageThatQEMURefusesChangesNothing() throws {
    let host = try MediumHost(domid: Self.domid)
    let qemu = try TestQEMU(domid: Int(Self.domid), medium: host.images[0])
    let before = try host.said()
    let outcome = try host.host.run(host.plan(host.images[1], format: .qcow2))
    guard case .qemu(.refused("blockdev-change-medium", let reason)) = outcome.fault else {
      Issue.record("\(String(describing: outcome.fault))")
      return
    }
    #expect(reason.contains("qcow2"))
    #expect(outcome.undone.isEmpty)
    #expect(try host.said() == before)
    #expect(qemu.media == [host.images[0]])
    for (name, reason) in [("/nonexistent.iso", "No such file"), ("/dev/null", "expected a regular file")] {
      let fault = try host.host.run(host.plan(name)).fault
      #expect("\(try #require(fault))".contains(reason))
    }
  }

  @Test(arguments: [true, false]) func aLockedMediumStays(isEject: Bool) throws {
    let host = try MediumHost(domid: Self.domid)
    let qemu = try TestQEMU(domid: Int(Self.domid), medium: host.images[0])
    try qemu.setLocked(true)
    let image = isEject ? nil : host.images[1]
    let outcome = try host.host.run(host.plan(image, seconds: 0.3))
    #expect(outcome.fault == .qemu(.locked(host.drive, seconds: 0.3)), "\(String(describing: outcome.fault))")
    #expect(outcome.undone.isEmpty)
    #expect(qemu.media == [host.images[0]])
    #expect(try host.host.run(host.plan(image, isForced: true)).fault == nil)
    #expect(qemu.media == (isEject ? [] : [host.images[1]]))
  }

  @Test(arguments: [true, false]) func aGuestThatReleasesTheMediumInTime(isEject: Bool) throws {
    let host = try MediumHost(domid: Self.domid)
    let qemu = try TestQEMU(domid: Int(Self.domid), medium: host.images[0])
    try qemu.setLocked(true)
    // The guest hears of it a second after it was asked.
    host.host.options.caller.observer = { event in
      if case .waiting(.setMedium, seconds: 1, found: _) = event { try? qemu.setLocked(false) }
    }
    #expect(try host.host.run(host.plan(isEject ? nil : host.images[1])).fault == nil)
    #expect(qemu.media == (isEject ? [] : [host.images[1]]))
  }

  @Test func aQEMUThatIsSilentOrGone() throws {
    let host = try MediumHost(domid: Self.domid)
    let qemu = try TestQEMU(domid: Int(Self.domid), medium: host.images[0])
    let before = try host.said()
    let path = "/var/run/xen/qmp-libxl-\(Self.domid)"
    kill(qemu.pid, SIGSTOP)
    #expect(
      try host.host.run(host.plan(nil, seconds: 0.3)).fault == .qemu(.silent(path: path, seconds: 0.3))
    )
    kill(qemu.pid, SIGCONT)
    qemu.stop()
    let outcome = try host.host.run(host.plan(nil))
    #expect(outcome.fault == .qemu(.unreachable(path: path, reason: "No such file or directory")))
    #expect(outcome.undone.isEmpty)
    #expect(try host.said() == before)
  }

  /// An answer that a person did not wait for is not taken for that of the rollback's commands.
  @Test func isRolledBackAfterAnInterruption() throws {
    let host = try MediumHost(domid: Self.domid)
    let qemu = try TestQEMU(domid: Int(Self.domid), medium: host.images[0])
    let before = try host.said()
    let pipe = Pipe()
    host.host.options.caller.interruptDescriptor = pipe.fileHandleForReading.fileDescriptor
    host.host.options.caller.observer = { event in
      switch event {
      case .began(.setMedium, step: _, of: _, limits: let limits):
        #expect(limits.isInterruptible && limits.rollback ?? 0 >= 60)
        kill(qemu.pid, SIGSTOP)
        pipe.fileHandleForWriting.write(Data([1]))
      case .undoing: kill(qemu.pid, SIGCONT)
      default: break
      }
    }
    let outcome = try host.host.run(host.plan(nil))
    #expect(outcome.fault == .interrupted && outcome.leftBehind == [], "\(outcome)")
    #expect(outcome.undone.count == 1)
    #expect(qemu.media == [host.images[0]])
    #expect(try host.said() == before)
  }

  /// Where qemu does not answer any more, nobody knows whether it has changed the medium.
  @Test func aQEMUThatStopsHalfway() throws {
    let host = try MediumHost(domid: Self.domid)
    let qemu = try TestQEMU(domid: Int(Self.domid), medium: host.images[0])
    host.host.options.caller.observer = { event in
      if case .began(.setMedium, step: _, of: _, limits: _) = event { kill(qemu.pid, SIGSTOP) }
    }
    let outcome = try host.host.run(host.plan(nil, seconds: 1))
    #expect(outcome.leftBehind.count == 1)
    #expect(outcome.leftBehind.first?.contains("may have a medium other than '\(host.images[0])'") == true)
  }

  /// While another program talks to qemu, or changes devices of the domain, it is left alone.
  @Test(arguments: ["qmp-socket-lock", "libxl-device-changes-lock"]) func libxlsLocksAreKept(name: String)
    throws
  {
    let host = try MediumHost(domid: Self.domid)
    let qemu = try TestQEMU(domid: Int(Self.domid), medium: host.images[0])
    let path = LibxlRecords.lockPath(of: try #require(host.drive.document), name)
    let lock = try FileLock(taking: path, .guest, in: LockOrder(), waiting: 0, interruptedBy: nil)
    guard case .locked(let file) = try host.host.run(host.plan(nil, seconds: 0.2)).fault else {
      Issue.record("the lock does not count")
      return
    }
    #expect(file.path == path)
    withExtendedLifetime(lock) {}
    #expect(qemu.media == [host.images[0]])
  }

  @Test func aDriveThatQEMUDoesNotHave() throws {
    let host = try MediumHost(domid: Self.domid)
    let qemu = try TestQEMU(domid: Int(Self.domid), medium: nil)
    let other = CDDrive(
      DeviceAddress(kind: .vbd, backend: .qdisk, domid: Self.domid, devid: 5696),
      name: Array("hdd".utf8)
    )
    let plan = Plan(changing: MediumChange(other, before: nil, after: nil))
    #expect(try host.host.run(plan).fault == .qemu(.noSuchDrive(other)))
    withExtendedLifetime(qemu) {}
  }
}

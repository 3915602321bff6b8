import Foundation
import Testing
import XLTestKit

extension XenHost {
  /// Devices that another domain serves, with a daemon of Xen's or of ours in it.
  @Suite struct DriverDomainTests {
    /// libxl does in dom0 for xlplug what it does for xl; with Xen's daemon that is proved in the long run.
    private static let rows: [(DriverDaemon, Attacher)] = DriverDaemon.allCases.flatMap { daemon in
      (daemon == .xl && !HostRun.isLong ? [.xl, .native] : Attacher.full).map { (daemon, $0) }
    }
    private static let vdev = "xvdb"
    private static let image = "/srv/disk.img"
    private static let disk = "format=raw,vdev=\(vdev),access=w,backend=\(DriverDomain.name),target=\(image)"
    private static let qcow2 = disk.replacing("format=raw", with: "format=qcow2") + ".qcow2"
    private static let nic = "mac=\(NicCase.mac) bridge=xenbr0 backend=\(DriverDomain.name)"
    /// Its address on its bridge, and one for the guest.
    private static let (address, guestAddress) = ("10.7.0.1", "10.7.0.2")
    private static let reason = "no such volume"

    @Test(arguments: rows)
    func diskComesAndGoes(_ daemon: DriverDaemon, _ who: Attacher) throws {
      let (guest, driver) = try Self.domains(daemon, who)
      let sum = try driver.must("head -c \(TestDisk.size) /dev/urandom | tee \(Self.image) | md5sum").prefix(
        32
      )
      let before = try driver.traces()
      try who.attach(Self.disk)
      let seen = try guest.disk(Self.vdev)
      #expect(seen == GuestDisk(size: TestDisk.size, isReadOnly: false, sum: String(sum)))
      let words = "written by \(who)"
      #expect(try guest.write(words, to: Self.vdev, sector: TestDisk.sector))
      #expect(try driver.must("losetup -j \(Self.image)").hasPrefix("/dev/loop"))
      try Self.expectLikeXl("vbd", 51728, guest, driver, daemon, who)
      try who.detach(Self.vdev)
      try XenHost.wait(for: "its end in the guest") { try !guest.hasDisk(Self.vdev) }
      #expect(try driver.must("grep -aob '\(words)' \(Self.image)") == "\(TestDisk.sector * 512):\(words)\n")
      try HostTraces.expect(before, now: driver.traces)
    }

    /// An image that the kernel cannot serve: the daemon starts a QEMU, and ends it with the disk.
    @Test(arguments: rows)
    func diskOfQEMUComesAndGoes(_ daemon: DriverDaemon, _ who: Attacher) throws {
      let (guest, driver) = try Self.domains(daemon, who)
      let sum = try driver.must(
        "qemu-img convert -O qcow2 \(Self.image) \(Self.image).qcow2; md5sum <\(Self.image)"
      ).prefix(32)
      let before = try driver.traces()
      try who.attach(Self.qcow2)
      try XenHost.wait(for: "the disk in the guest") { try guest.hasDisk(Self.vdev) }
      let seen = try guest.disk(Self.vdev)
      #expect(seen == GuestDisk(size: TestDisk.size, isReadOnly: false, sum: String(sum)))
      let words = "written by \(who)"
      #expect(try guest.write(words, to: Self.vdev, sector: TestDisk.sector))
      try who.detach(Self.vdev)
      try XenHost.wait(for: "its end in the guest") { try !guest.hasDisk(Self.vdev) }
      let copy = "qemu-img convert -O raw \(Self.image).qcow2 \(Self.image).raw"
      #expect(
        try driver.must("\(copy); grep -aob '\(words)' \(Self.image).raw; rm \(Self.image).*")
          == "\(TestDisk.sector * 512):\(words)\n"
      )
      try HostTraces.expect(before, now: driver.traces)
    }

    /// QEMU's reason is reported at once, also where it serves another disk of the guest; that one goes on.
    @Test func imageThatQEMURefuses() throws {
      let (guest, driver) = try Self.domains(.xlplug, .native)
      try driver.must("qemu-img create -q -f qcow2 \(Self.image).qcow2 1M")
      let before = try driver.traces()
      try Attacher.native.attach(Self.qcow2)
      let bad = Self.qcow2.replacing(Self.vdev, with: "xvdc").replacing(".qcow2", with: "")
      let result = try HostCommand(Attacher.native.attaching(bad)).end()
      let text = result.text + result.errorText
      #expect(result.status == 3 && text.contains("not in qcow2 format"), "\(text)")
      #expect(!text.contains("timed out"), "\(text)")
      try XenHost.wait(for: "the disk in the guest") { try guest.hasDisk(Self.vdev) }
      try Attacher.native.detach(Self.vdev)
      try driver.must("rm \(Self.image).qcow2")
      try HostTraces.expect(before, now: driver.traces)
    }

    @Test(arguments: rows)
    func interfaceComesAndGoes(_ daemon: DriverDaemon, _ who: Attacher) throws {
      let (guest, driver) = try Self.domains(daemon, who)
      let before = try driver.traces()
      try who.attach(Self.nic, isNic: true)
      // xl does not wait for the script, and a packet that comes before the bridge has the interface is lost.
      try XenHost.wait(for: "the interface on the bridge") {
        try driver.must("ls /sys/class/net/xenbr0/brif") == "vif\(guest.domid).0\n"
      }
      try guest.ping(NicCase.mac, from: Self.guestAddress, to: Self.address)
      try Self.expectLikeXl("vif", 0, guest, driver, daemon, who)
      try who.detach(NicCase.mac, isNic: true)
      try XenHost.wait(for: "its end in the guest") { try guest.interface(NicCase.mac) == nil }
      try HostTraces.expect(before, now: driver.traces)
    }

    /// xl does not wait for the script in another domain, so that it reports success; xlplug reports why.
    @Test(arguments: rows)
    func failureIsReported(_ daemon: DriverDaemon, _ who: Attacher) throws {
      let (guest, driver) = try Self.domains(daemon, who)
      for script in ["block-fails", "vif-fails"] {
        try driver.install(
          script,
          """
          [ $1 = add ] || [ $1 = online ] || exit 0
          xenstore-write "$XENBUS_PATH/hotplug-error" "\(Self.reason)" "$XENBUS_PATH/hotplug-status" error
          exit 1
          """
        )
      }
      let before = try driver.traces()
      let disk = Self.disk.replacing("target=", with: "script=block-fails,target=")
      for (spec, device, isNic) in [
        (disk, Self.vdev, false), ("\(Self.nic) script=vif-fails", NicCase.mac, true),
      ] {
        let result = try HostCommand(who.attaching(spec, isNic: isNic)).end()
        let text = result.text + result.errorText
        #expect(result.status == (who == .xl ? 0 : 3), "\(text)")
        if who == .xl {
          try Self.expectDoctorKnows(device, isNic, guest, driver)
          try who.detach(device, isNic: isNic)
        } else {
          #expect(text.contains(Self.reason), "\(text)")
          #expect(text.contains("'\(daemon.testDescription)' in domain \(driver.domid): "), "\(text)")
        }
        try HostTraces.expect(before, now: driver.traces)
      }
    }

    /// A device that is asked for before the daemon runs is connected when it does.
    @Test(arguments: DriverDaemon.allCases) func daemonMayStartLate(_ daemon: DriverDaemon) throws {
      let (guest, driver) = try Self.domains(daemon, .native)
      let before = try driver.traces()
      try driver.stop("TERM")
      let attach = try HostCommand(Attacher.native.attaching(Self.disk))
      let state = "/local/domain/\(driver.domid)/backend/vbd/\(guest.domid)/51728/state"
      try XenHost.wait(for: "the backend") { try XenHost.read(state) == "2" }
      try driver.serve(by: daemon)
      let result = try attach.end()
      #expect(result.status == 0, "\(result.text)\(result.errorText)")
      try Attacher.native.detach(Self.vdev)
      try HostTraces.expect(before, now: driver.traces)
    }

    /// One that is killed has a successor, which disconnects what the first one connected.
    @Test(arguments: DriverDaemon.allCases) func daemonMayBeKilled(_ daemon: DriverDaemon) throws {
      let (_, driver) = try Self.domains(daemon, .native)
      let before = try driver.traces()
      try Attacher.native.attach(Self.disk)
      try driver.stop("KILL")
      try driver.serve(by: daemon)
      try Attacher.native.detach(Self.vdev)
      try HostTraces.expect(before, now: driver.traces)
    }

    // MARK: parts of tests

    /// Both domains, with the daemon.
    private static func domains(_ daemon: DriverDaemon, _ who: Attacher) throws -> (Guest, DriverDomain) {
      try who.require()
      if let absence = daemon.absence { try Test.cancel("\(absence)") }
      let driver = try DriverDomain.shared()
      try driver.serve(by: daemon)
      try driver.must("mkdir -p /srv; [ -e \(image) ] || truncate -s 1M \(image)")
      return (try Guest.shared(), driver)
    }

    private static func expectLikeXl(
      _ kind: String,
      _ devid: Int,
      _ guest: Guest,
      _ driver: DriverDomain,
      _ daemon: DriverDaemon,
      _ who: Attacher
    ) throws {
      let record = try DeviceRecord.now(
        kind,
        backend: kind,
        domid: guest.domid,
        devid: devid,
        server: driver.domid
      )
      ReferenceRecords.take(record, "\(kind) of \(daemon.testDescription)", who)
    }

    /// What xl does not report is seen from dom0 all the same.
    private static func expectDoctorKnows(
      _ device: String,
      _ isNic: Bool,
      _ guest: Guest,
      _ driver: DriverDomain
    ) throws {
      let (kind, devid) = isNic ? ("vif", 0) : ("vbd", 51728)
      let error = "/local/domain/\(driver.domid)/backend/\(kind)/\(guest.domid)/\(devid)/hotplug-error"
      try XenHost.wait(for: "the script") { try XenHost.read(error) == reason }
      let name = isNic ? "vif0" : device
      let verdict = try XLPlugCommand.run(["doctor", "\(guest.domid)", name])
      #expect(verdict.status == 1 && verdict.text.contains(reason), "\(verdict.text)\(verdict.errorText)")
    }
  }
}

import Foundation
import Testing
import XLTestKit

extension XenHost {
  /// The ExtStorage provider and the vif script of examples/ganeti, where domain 0 has a kernel.
  @Suite struct GanetiTests {
    /// Beside the program: `scripts/xen-host/suite` puts them there.
    private static let files = XLPlugCommand.program.deletingLastPathComponent().path
    private static let volume = "4a1c2f6e.ext.disk0"

    /// Runs a command of the provider as Ganeti does; what it printed.
    @discardableResult
    private func provider(_ action: String, _ place: SourceLocation = #_sourceLocation) throws -> String {
      let directory = XenHost.directory.path
      let variables = [
        "XLPLUG=\(XLPlugCommand.program.path)", "EXTP_DIRECTORY=\(directory)", "VOL_NAME=\(Self.volume)",
        "VOL_SIZE=8", "VOL_NEW_SIZE=12",
      ]
      let link = "\(directory)/\(action)"
      try XenHost.shell("ln -sf \(Self.files)/action \(link)")
      defer { try? FileManager.default.removeItem(atPath: link) }
      return try XenHost.must(["env"] + variables + [link], place)
    }

    /// Domain 0 has the volume as a disk, a guest has that disk, and sees it grow.
    @Test func aVolumeReachesAGuestThroughDomain0() throws {
      let guest = try Guest.shared(.pv)
      try XenHost.must(["modprobe", "xen-blkfront"])
      let before = try HostTraces.now()
      let image = XenHost.directory.appendingPathComponent(Self.volume).path
      try provider("create")
      try XenHost.shell("head -c 8M /dev/urandom >\(image)")
      let device = try provider("attach").trimmingCharacters(in: .newlines)
      #expect(device == "/dev/xvdba")
      #expect(try provider("attach") == "\(device)\n", "a second time, the same")
      let sum = try XenHost.must(["md5sum", image]).prefix(32)
      try XenHost.must([XLPlugCommand.program.path, "attach", guest.name, "\(device),raw,xvdy,w"])
      let disk = try guest.disk("xvdy")
      #expect(disk.sum == sum && disk.size == 8 << 20 && !disk.isReadOnly)
      try provider("grow")
      try XenHost.wait(for: "the guest to see 12 MiB") { try guest.disk("xvdy").size == 12 << 20 }
      try XenHost.must([XLPlugCommand.program.path, "detach", guest.name, "xvdy"])
      try provider("detach")
      try provider("detach")
      try provider("remove")
      #expect(!FileManager.default.fileExists(atPath: image))
      try HostTraces.expect(before)
    }

    @Test func anInterfaceHasTheVLANsOfGanetisFile() throws {
      let guest = try Guest.shared(.pv)
      let before = try HostTraces.now()
      let file = "/var/run/ganeti/xen-hypervisor/nic/\(guest.name)/0"
      let program = "/usr/bin/xlplug"
      let script = "/etc/xen/scripts/vif-xlplug"
      try XenHost.shell(
        """
        ip link add xlpg0 type bridge vlan_filtering 1
        install -m 755 \(Self.files)/vif-xlplug \(script)
        ln -s \(XLPlugCommand.program.path) \(program)
        install -D /dev/null \(file)
        printf 'MODE=bridged\\nLINK=xlpg0\\nVLAN=10:20\\n' >\(file)
        """
      )
      let nic = "vif:mac=\(NicCase.mac),bridge=xlpg0,script=vif-xlplug"
      try XenHost.must([program, "attach", guest.name, nic])
      let shown = try XenHost.must(["bridge", "vlan", "show", "dev", "vif\(guest.domid).0"])
      #expect(shown.contains(#/10 PVID Egress Untagged\s+20\s/#), "\(shown)")
      try FileManager.default.removeItem(atPath: "/var/run/ganeti")
      try XenHost.must([program, "detach", guest.name, "vif0"])
      try XenHost.shell("ip link del xlpg0; rm \(script) \(program)")
      try HostTraces.expect(before)
    }
  }
}

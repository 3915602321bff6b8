import Foundation
import Testing
import XLTestKit

extension XenHost {
  /// The playbook of the Ansible collection with a real guest; `AnsibleTests` runs it with many hosts whose
  /// guests are simulated.
  @Suite struct PlaybookTests {
    /// Where scripts/xen-host/suite puts Ansible and the collection.
    private static let ansible = "/payload/ansible"

    /// Runs the playbook for a guest with disks and interfaces; what the recap says of the host.
    private func play(_ guest: Guest, _ disks: [String], _ nics: [String], _ more: String...) throws
      -> String
    {
      let host: [String: Any] = [
        "ansible_connection": "local", "ansible_python_interpreter": "/usr/bin/python3",
        "xlplug": XLPlugCommand.program.path, "guests": [guest.name: ["disks": disks, "nics": nics]],
      ]
      let inventory = XenHost.directory.appendingPathComponent("inventory.yml")
      try JSONSerialization.data(withJSONObject: ["xen": ["hosts": ["dom0": host]]]).write(to: inventory)
      let place = Self.ansible
      let settings = [
        "PYTHONPATH=\(place)/python", "PYTHONDONTWRITEBYTECODE=1", "ANSIBLE_COLLECTIONS_PATH=\(place)",
        "ANSIBLE_HOME=/tmp/ansible", "ANSIBLE_NOCOLOR=1", "ANSIBLE_LOCALHOST_WARNING=False",
      ]
      let playbook = "\(place)/ansible_collections/xlplug/devices/examples/devices.yml"
      let words =
        ["env"] + settings + ["python3", "-m", "ansible", "playbook", "-i", inventory.path, playbook]
      let result = try HostCommand(words + more).end()
      let recap = try #require(
        result.text.firstMatch(of: #/dom0 +: ok=\d+ +changed=(\d+) .*failed=(\d+)/#),
        "\(result.text)\(result.errorText)"
      )
      #expect(recap.output.2 == "0", "\(result.text)\(result.errorText)")
      return "changed=\(recap.output.1)"
    }

    @Test func devicesComeAndStay() throws {
      let guest = try Guest.shared(.pv)
      let before = try HostTraces.now()
      let disk = try TestDisk(.file)
      let (disks, nics) = (guest.disks + [disk.spec], ["mac=\(NicCase.mac),bridge=\(XenHost.bridge)"])
      #expect(try play(guest, disks, nics, "--check") == "changed=1")
      try HostTraces.expect(before)

      #expect(try play(guest, disks, nics) == "changed=1")
      #expect(try guest.disk(disk.vdev).sum == disk.sum)
      try guest.ping(NicCase.mac, from: "10.9.0.2", to: XenHost.address)
      #expect(try XenHost.must(["xl", "network-list", guest.name]).contains(NicCase.mac))
      #expect(try play(guest, disks, nics) == "changed=0")

      #expect(try play(guest, guest.disks, []) == "changed=1")
      #expect(try !guest.hasDisk(disk.vdev))
      try HostTraces.expect(before)
    }
  }
}

import Foundation
import Testing
import XLTestKit

/// The Ansible collection: real playbooks on hosts that are served stores with simulated guests.
///
/// `XLPLUG_ANSIBLE_HOSTS` hosts with 25 devices each; 20 are 500 devices.
@Suite(.serialized) struct AnsibleTests {
  private let work: URL
  private let interpreter: String

  init() throws {
    interpreter = try PythonTools.interpreter()[0]
    work = try Project.temporaryDirectory("ansible")
    // Ansible searches a collection by its names.
    let parent = work.appendingPathComponent("ansible_collections/xlplug")
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Project.file("ansible"),
      to: parent.appendingPathComponent("devices")
    )
  }

  private var collection: URL { work.appendingPathComponent("ansible_collections/xlplug/devices") }

  /// Runs a program of Ansible in the collection.
  private func ansible(_ words: String...) throws -> CommandResult {
    let settings = [
      "ANSIBLE_COLLECTIONS_PATH": work.path, "ANSIBLE_HOME": work.appendingPathComponent("home").path,
      "ANSIBLE_LOCALHOST_WARNING": "False", "ANSIBLE_NOCOLOR": "1", "ANSIBLE_FORKS": "4",
      "ANSIBLE_DEPRECATION_WARNINGS": "False", "LC_ALL": "C.UTF-8",
      "PATH":
        "\(URL(fileURLWithPath: interpreter).deletingLastPathComponent().path):/usr/sbin:/usr/bin:/sbin:/bin",
    ]
    return try runCommand(
      ["/bin/sh", "-c", #"cd "$0"; exec "$@""#, collection.path, interpreter, "-m"] + words,
      adding: settings
    )
  }

  /// What the recap says of each host: `changed=1 failed=0`.
  private func recap(_ result: CommandResult) -> [String: String] {
    let lines = result.text.matches(of: #/(?m)^(h\d+) +: ok=\d+ +changed=(\d+) .*failed=(\d+)/#)
    return Dictionary(
      lines.map { (String($0.output.1), "changed=\($0.output.2) failed=\($0.output.3)") }
    ) { $1 }
  }

  /// An inventory of hosts, each with a guest and 25 devices; `failing` has a disk whose script fails.
  private func inventory(_ hosts: [DeviceHost], scripts: URL, failing: Int? = nil) throws -> String {
    var all: [String: Any] = [:]
    for (index, host) in hosts.enumerated() {
      let disks = (0..<20).map { number -> [String: Any] in
        let isFailing = index == failing && number == 19
        return [
          "vdev": "xvd" + String(UnicodeScalar(UInt8(97 + number))), "access": "rw",
          "target": isFailing ? "other" : "t\(number)", "format": "raw",
          "script": "\(scripts.path)/\(isFailing ? "failing" : "block")",
        ]
      }
      let nics = (0..<5).map { "mac=00:16:3e:00:\(10 + index):0\($0),script=\(scripts.path)/vif" }
      all["h\(index)"] = [
        "ansible_connection": "local", "ansible_python_interpreter": interpreter,
        "xenstore": host.socket, "xlplug": XLPlugCommand.program.path, "script_dirs": [scripts.path],
        "guests": ["web": ["disks": disks, "nics": nics] as [String: Any]],
      ]
    }
    let path = work.appendingPathComponent("inventory.yml")
    let inventory = ["xen": ["hosts": all]]
    try JSONSerialization.data(withJSONObject: inventory).write(to: path)
    return path.path
  }

  @Test func aFleetOfHosts() throws {
    let hosts = try (0..<Seeded.count("XLPLUG_ANSIBLE_HOSTS", or: 3)).map { _ in try DeviceHost() }
    let scripts = hosts[0].scripts
    try hosts[0].script("block", DeviceHost.connecting)
    try hosts[0].script("failing", "exit 1")
    try hosts[0].script("vif", #"xenstore-write "$XENBUS_PATH/hotplug-status" connected"#)
    for host in hosts {
      try host.write("/local/domain/7/name", "web")
      try host.write("/libxl/7/type", "pv")
    }
    let names = hosts.indices.map { "h\($0)" }
    func expect(_ result: CommandResult, _ words: String, place: SourceLocation = #_sourceLocation) {
      let expected = Dictionary(uniqueKeysWithValues: names.map { ($0, words) })
      #expect(recap(result) == expected, "\(result.text)\(result.errorText)", sourceLocation: place)
    }
    let before = try hosts.map { try $0.listing() }
    let path = try inventory(hosts, scripts: scripts)
    let playbook = "examples/devices.yml"
    expect(try ansible("ansible", "playbook", "-i", path, playbook, "--check"), "changed=1 failed=0")
    #expect(try hosts.map { try $0.listing() } == before, "check mode changes nothing")
    expect(try ansible("ansible", "playbook", "-i", path, playbook), "changed=1 failed=0")
    for host in hosts {
      let listed = try JSONDocument(host.run("list", "7", "--json").output)["devices"].items
      #expect(listed.count == 25 && listed.allSatisfy { $0["backend_state"].number == 4 })
    }
    expect(try ansible("ansible", "playbook", "-i", path, playbook), "changed=0 failed=0")

    // One host fails, and says why; the others are done.
    let other = try inventory(hosts, scripts: scripts, failing: 0)
    let check = try ansible("ansible", "playbook", "-i", other, playbook, "--check", "--diff")
    #expect(recap(check)["h0"] == "changed=1 failed=0", "\(check.text)")
    #expect(check.text.contains("+web xvdt format=raw,vdev=xvdt,access=rw"), "\(check.text)")
    let failed = try ansible("ansible", "playbook", "-i", other, playbook)
    #expect(recap(failed)["h0"] == "changed=0 failed=1", "\(failed.text)")
    #expect(failed.text.contains("failing add exited with status 1"), "\(failed.text)")
    #expect(names.dropFirst().allSatisfy { recap(failed)[$0] == "changed=0 failed=0" }, "\(failed.text)")
    #expect(try JSONDocument(hosts[0].run("list", "7", "--json").output)["devices"].items.count == 25)
  }

  @Test func oneDevice() throws {
    let host = try DeviceHost()
    try host.write("/local/domain/7/name", "web")
    try host.write("/libxl/7/type", "pv")
    let before = try host.listing()
    let path = work.appendingPathComponent("inventory.yml").path
    let values: [String: Any] = [
      "ansible_connection": "local", "ansible_python_interpreter": interpreter, "xenstore": host.socket,
      "xlplug": XLPlugCommand.program.path, "guest": "web", "image": try host.image(),
    ]
    try JSONSerialization.data(withJSONObject: ["xen": ["hosts": ["h0": values]]])
      .write(to: URL(fileURLWithPath: path))
    let result = try ansible("ansible", "playbook", "-i", path, "examples/one-device.yml", "--diff")
    #expect(recap(result)["h0"] == "changed=2 failed=0", "\(result.text)\(result.errorText)")
    #expect(result.text.contains("+web xvdp format=raw,vdev=xvdp,access=rw"), "\(result.text)")
    #expect(try host.listing() == before)
  }

  /// The role writes manifests and applies them; a manifest with mistakes is not written.
  @Test func theRole() throws {
    let host = try DeviceHost()
    try host.script("block", DeviceHost.connecting)
    try host.write("/local/domain/7/name", "web")
    try host.write("/libxl/7/type", "pv")
    let directory = work.appendingPathComponent("manifests").path
    func play(_ disk: String, name: String = "web") throws -> CommandResult {
      let play: [[String: Any]] = [
        [
          "hosts": "localhost", "connection": "local",
          "roles": [
            [
              "role": "xlplug.devices.apply",
              "vars": [
                "apply_manifests": [name: "guests:\n  web:\n    disks:\n      - \(disk)\n"],
                "apply_directory": directory, "apply_at_boot": false, "apply_store": host.socket,
                "apply_executable": XLPlugCommand.program.path, "apply_script_dirs": [host.scripts.path],
                "ansible_python_interpreter": interpreter,
              ] as [String: Any],
            ]
          ],
        ]
      ]
      let path = work.appendingPathComponent("play.yml")
      try JSONSerialization.data(withJSONObject: play).write(to: path)
      return try ansible("ansible", "playbook", "-i", "localhost,", path.path)
    }
    let disk = "vdev=xvda,access=rw,script=\(host.scripts.path)/block,target=a"
    for changed in ["changed=3 ", "changed=0 "] {
      let result = try play(disk)
      #expect(result.status == 0 && result.text.contains(changed), "\(result.text)\(result.errorText)")
    }
    #expect(try host.read("/local/domain/0/backend/vbd/7/51712/state") == "4")
    let wrong = try play("vdev=xvda,acess=rw,target=a")
    #expect(wrong.status != 0 && wrong.text.contains("XL1008"), "\(wrong.text)")
    let kept = try String(contentsOfFile: "\(directory)/web.xlplug.yaml", encoding: .utf8)
    #expect(kept.contains(disk))
    // A manifest with another name takes the place of the old one.
    let renamed = try play(disk, name: "web2")
    #expect(renamed.status == 0, "\(renamed.text)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["web2.xlplug.yaml"])
  }

  /// The service of either init system, as it would be written; check mode writes nothing.
  @Test(arguments: ["systemd": "'eval \"exec ", "openrc": "\teval \""])
  func theServiceOfTheRole(_ kind: String, _ before: String) throws {
    let play: [[String: Any]] = [
      [
        "hosts": "localhost", "connection": "local", "gather_facts": false,
        "vars": [
          "apply_directory": "/srv/manifests", "apply_executable": "/opt/bin/xlplug",
          "ansible_python_interpreter": interpreter,
        ],
        "tasks": [["include_role": ["name": "xlplug.devices.apply", "tasks_from": "\(kind).yml"]]],
      ]
    ]
    let path = work.appendingPathComponent("service.yml")
    try JSONSerialization.data(withJSONObject: play).write(to: path)
    let result = try ansible("ansible", "playbook", "-i", "localhost,", path.path, "--check", "--diff")
    let command = "\(before)/opt/bin/xlplug apply --skip-stopped --on-error continue "
    #expect(result.text.contains(command), "\(result.text)\(result.errorText)")
    #expect(result.text.contains("XLPLUG_APPLY_OPTIONS /srv/manifests/*.xlplug.yaml\""), "\(result.text)")
  }

  @Test func theCollectionIsWellFormed() throws {
    let lint = try ansible("ansiblelint", "--offline", "--nocolor")
    #expect(lint.status == 0, "\(lint.text)\(lint.errorText)")
    for module in ["apply", "disk", "nic", "info"] {
      let page = try ansible("ansible", "doc", "xlplug.devices.\(module)")
      #expect(page.status == 0 && page.text.contains("EXAMPLES:"), "\(page.text)\(page.errorText)")
    }
  }
}

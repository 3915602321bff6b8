import Foundation
import Testing
import XLTestKit

/// libxl's record of a domain, as the command writes it.
@Suite(.serialized) struct UserdataTests {
  private static let uuid = "01234567-89ab-cdef-0123-456789abcdef"

  @Test func attachedDevicesAreRecordedWhereTold() throws {
    let host = try DeviceHost()
    let document = host.directory.appendingPathComponent("userdata-d.7.\(Self.uuid).libxl-json")
    let before = #"{"c_info":{"type":"pv"},"b_info":{}}"#
    try before.write(to: document, atomically: true, encoding: .utf8)
    let spec = "\(try host.image()),raw,xvda,w"
    let told = ["--userdata", host.directory.path]
    func attach(_ more: [String]) throws -> CommandResult {
      try XLPlugCommand.run(host.words(["attach", "7", spec] + more))
    }
    func text() throws -> String { try String(contentsOf: document, encoding: .utf8) }

    // The store does not say which domain this is; then it says something that is no identifier.
    for vm in [nil, "/vm/../../../etc/passwd-0123456789abcdef", "/vm/\(Self.uuid)0", "/vm/\(Self.uuid)"] {
      if let vm {
        try runCommand(["xenstore-write", "/local/domain/7/vm", vm], adding: ["XENSTORED_PATH": host.socket])
      }
      let dryRun = try XLPlugCommand.run(host.words(["attach", "7", spec, "--dry-run"] + told)).text
      #expect(
        dryRun.contains("record xvda") == (vm == "/vm/\(Self.uuid)"),
        "\(vm ?? "no vm"): \(dryRun)"
      )
    }
    // A simulated host's guests are nobody's in /var/lib/xen.
    for more in [[], ["--userdata", "none"]] {
      #expect(try attach(more).text.contains("✓ 1/5 write"))
      try host.run("detach", "7", "xvda")
    }
    #expect(try text() == before)

    let attached = try attach(told)
    #expect(attached.status == 0)
    Expect(
      """
        ✓ 1/6 record xvda of domain 7 in 'DIR/userdata-d.7.01234567-89ab-cdef-0123-456789abcdef.libxl-json'  TIME
      """
    ).check(host.stable(attached.text).split(separator: "\n").dropFirst().first.map(String.init) ?? "")
    Expect(
      """
      {"c_info":{"type":"pv"},"b_info":{},
          "disks": [
              {
                  "pdev_path": "DIR/disk.img",
                  "vdev": "xvda",
                  "format": "raw",
                  "readwrite": 1
              }
          ]}
      """
    ).check(host.stable(try text()))
    try host.run("detach", "7", "xvda")
    try before.write(to: document, atomically: true, encoding: .utf8)
    let fails = try host.script("fails", #"[ "$1" = remove ]"#)
    let words = ["attach", "7", "any,raw,xvda,w,script=\(fails)"] + told
    let failed = try XLPlugCommand.run(host.words(words))
    #expect(
      failed.status == 3 && failed.text.contains("✓ undo roll back the record of xvda"),
      "\(failed.text)"
    )
    #expect(try text() == before)
    #expect(try host.run("attach", "7", spec, "--userdata", "relative").status == 2)
  }

  /// What `apply` attaches and changes is in libxl's record, too.
  @Test func appliedDevicesAreRecorded() throws {
    let host = try DeviceHost()
    let document = host.directory.appendingPathComponent("userdata-d.7.\(Self.uuid).libxl-json")
    try #"{"c_info":{"type":"pv"},"b_info":{}}"#.write(to: document, atomically: true, encoding: .utf8)
    for (path, value) in [("name", "web"), ("vm", "/vm/\(Self.uuid)")] {
      try host.write("/local/domain/7/\(path)", value)
    }
    let script = try host.script("vif", #"xenstore-write "$XENBUS_PATH/hotplug-status" connected"#)
    let manifest = host.directory.appendingPathComponent("web.yaml")
    for (rate, bytes) in [("1MB/s", "50000"), ("2MB/s", "100000")] {
      try "guests: {web: {nics: [\"mac=00:16:3e:00:00:01,script=\(script),rate=\(rate)\"]}}"
        .write(to: manifest, atomically: true, encoding: .utf8)
      let applied = try host.run("apply", manifest.path, "--userdata", host.directory.path)
      #expect(applied.status == 0, "\(applied.text)\(applied.errorText)")
      let text = try String(contentsOf: document, encoding: .utf8)
      #expect(text.contains("\"rate_bytes_per_interval\": \(bytes)"), "\(text)")
      #expect(text.components(separatedBy: "00:16:3e:00:00:01").count == 2, "one entry: \(text)")
    }
    #expect(try host.read("/libxl/7/device/vif/0/rate") == "100000,50000")
  }
}

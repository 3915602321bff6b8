import Foundation
import Testing
import XLTestKit

/// What is refused before the first change: MAC addresses in use, and remove scripts that may not be run.
@Suite(.serialized) struct DeviceRefusalTests {
  @Test func aMACThatAnotherInterfaceHas() throws {
    let host = try DeviceHost()
    try host.script("vif", #"xenstore-write "$XENBUS_PATH/hotplug-status" connected"#)
    let spec = "vif:script=\(host.scripts.path)/vif,mac=00:16:3e:00:00:07"
    #expect(try host.run("attach", "7", spec).status == 0)
    let before = try host.traces()
    for domain in ["7", "8"] {
      let result = try host.run("attach", domain, spec)
      #expect(result.status == 3)
      #expect(
        result.text.contains(
          """
          error: the MAC address 00:16:3e:00:00:07 is in use by vif0 of domain 7
            help: use another MAC address, or --allow-duplicate-mac if the duplicate is intended
            nothing was changed
          """
        ),
        "\(result.text)"
      )
      #expect(try host.traces() == before)
    }
    #expect(try host.run("attach", "8", spec, "--allow-duplicate-mac").status == 0)
    #expect(try host.run("detach", "8", "vif0").status == 0)
    let xl = try XLPlugCommand.run(
      ["--store", host.socket, "--script-dir", host.scripts.path, "network-attach", "8"]
        + spec.dropFirst(4).split(separator: ",").map { String($0) }
    )
    #expect(xl.status == 0, "xl compares no addresses: \(xl.errorText)")
  }

  /// Of several commands at once one gets the address.
  @Test func aMACThatSeveralWantAtOnce() throws {
    let host = try DeviceHost()
    try host.script("vif", #"xenstore-write "$XENBUS_PATH/hotplug-status" connected"#)
    let spec = "vif:script=\(host.scripts.path)/vif,mac=00:16:3e:00:00:07"
    let commands = try (11...18).map { try host.start("attach", "\($0)", spec) }
    let ends = try commands.map { try $0.end() }
    #expect(ends.count { $0.status == 0 } == 1, "\(ends)")
    #expect(ends.allSatisfy { $0.status == 0 || $0.text.contains("is in use by vif0 of domain") }, "\(ends)")
  }

  /// A detach whose script may not be run changes nothing, and can be repeated when it may.
  @Test func aRemoveScriptThatMayNotBeRun() throws {
    let host = try DeviceHost()
    let removed = host.directory.appendingPathComponent("removed").path
    let script = try host.script("block", "[ \"$1\" = remove ] && touch \(removed)\n\(DeviceHost.connecting)")
    let spec = "script=\(script),vdev=xvda,target=x"
    #expect(try host.run("attach", "7", spec).status == 0)
    let before = try host.traces()
    let without = ["detach", "7", "xvda", "--store", host.socket]
    func refused(_ result: CommandResult, _ words: String) throws {
      #expect(
        result.status == 3 && result.text.contains(words),
        "\(words): \(result.text)\(result.errorText)"
      )
      #expect(result.text.contains("nothing was changed"), "\(result.text)")
      #expect(try host.traces() == before)
      #expect(!FileManager.default.fileExists(atPath: removed))
    }
    try refused(try XLPlugCommand.run(without), "--script-dir \(host.scripts.path)")
    let xl = try XLPlugCommand.run(["--store", host.socket, "block-detach", "7", "xvda"])
    #expect(xl.status == 1 && xl.errorText.contains("--script-dir"), "\(xl.errorText)")
    #expect(try host.traces() == before)
    chmod(script, 0o644)
    try refused(try host.run("detach", "7", "xvda"), "has no execute permission")
    chmod(script, 0o755)
    let text = try String(contentsOfFile: script, encoding: .utf8)
    try writeScript("#!/nothing/bash\n\(text)", to: script)
    try refused(try host.run("detach", "7", "xvda"), "'/nothing/bash' does not exist")
    try FileManager.default.moveItem(atPath: script, toPath: script + ".away")
    try refused(try host.run("detach", "7", "xvda"), "does not exist")
    try writeScript(text, to: script + ".away")
    try FileManager.default.moveItem(atPath: script + ".away", toPath: script)
    #expect(try host.run("detach", "7", "xvda").status == 0)
    #expect(FileManager.default.fileExists(atPath: removed))
  }

  @Test func forceLeavesTheScriptOut() throws {
    let host = try DeviceHost()
    let script = try host.script("block", DeviceHost.connecting)
    let before = try host.traces()
    #expect(try host.run("attach", "7", "script=\(script),vdev=xvda,target=x").status == 0)
    let result = try XLPlugCommand.run(["detach", "7", "xvda", "--store", host.socket, "--force"])
    #expect(result.status == 0, "\(result.text)\(result.errorText)")
    #expect(result.text.contains("note: resources of the script remain on this host: "))
    #expect(try host.traces() == before)
  }

  /// A remove script that fails keeps its device, whose detach can be repeated or forced, by xl's words too.
  @Test func aRemoveScriptThatFails() throws {
    let host = try DeviceHost()
    let fails = #"[ "$1" = add ] || { xenstore-write "$XENBUS_PATH/hotplug-error" "still mounted"; exit 1; }"#
    let script = try host.script("fails", "\(fails)\n\(DeviceHost.connecting)")
    let before = try host.traces()
    for force in [["detach", "7", "xvda", "--force"], ["block-detach", "--force", "7", "xvda"]] {
      #expect(try host.run("attach", "7", "script=\(script),vdev=xvda,target=x").status == 0)
      for _ in 1...2 {
        let result = try host.run("detach", "7", "xvda")
        #expect(result.status == 3)
        let end = try #require(result.text.firstRange(of: "error: "))
        Expect(
          """
          error: SCRIPTS/fails remove exited with status 1
            the script reported (hotplug-error):
              still mounted
            help: xlplug detach 7 xvda --force detaches it even if the script fails; resources of the script remain on this host
            not done: remove the entries of xvda of domain 7 in one transaction
            to finish the detach: xlplug detach 7 xvda

          """
        ).check(String(result.text[end.lowerBound...]).replacing(host.scripts.path, with: "SCRIPTS"))
      }
      let options = ["--store", host.socket, "--script-dir", host.scripts.path]
      let xl = try XLPlugCommand.run(options + ["block-detach", "7", "xvda"])
      #expect(xl.status == 1 && xl.errorText.contains("still mounted"), "\(xl.errorText)")
      let isXl = force[0] == "block-detach"
      let forced = try XLPlugCommand.run(isXl ? options + force : force + options)
      #expect(forced.status == 0, "\(forced.text)\(forced.errorText)")
      #expect(isXl || forced.text.contains("remain on this host: "), "\(forced.text)")
      #expect(try host.traces() == before)
    }
  }
}

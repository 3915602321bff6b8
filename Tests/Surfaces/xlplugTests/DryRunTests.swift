import Foundation
import Testing
import XLTestKit

/// `--dry-run` shows what comes before and after the steps, too, and the command does just that.
@Suite(.serialized) struct DryRunTests {
  /// An attach that was killed when its script had taken a loop device and written no key.
  private func killedAttach(_ host: DeviceHost) throws -> (image: String, loop: String) {
    let image = try host.image()
    let script = try host.script(
      "loops",
      #"""
      [ "$1" = add ] || exit 0
      \#(LoopDevices.claim)
      losetup -f "$(xenstore-read "$XENBUS_PATH/params")"
      \#(LoopDevices.release)
      echo here > "${0%/*}/began"
      sleep 1000
      """#
    )
    let command = try host.start("attach", "7", "\(image),raw,xvda,w,script=\(script)")
    let began = host.scripts.appendingPathComponent("began").path
    try host.wait(for: "the script") { FileManager.default.fileExists(atPath: began) }
    command.send(SIGKILL)
    _ = try command.end()
    try host.wait(for: "the script's end") { try host.scriptProcesses().isEmpty }
    let line = try #require(try LoopDevices.lines(of: image).first)
    return (image, String(line.prefix { $0 != " " }))
  }

  /// The actions of a rollback that a command has printed.
  private func undone(_ text: String) -> [String] {
    text.matches(of: #/(?m)^  ✓ undo (.*?)( \(simulated\))?  [\d.]+ m?s$/#).map { String($0.output.1) }
  }

  @Test func anAttachRollsBackTheInterruptedOne() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let (image, loop) = try killedAttach(host)
    let left = try host.traces()
    let plan = try host.run("attach", "7", "\(image),raw,xvda,w", "--dry-run")
    let lines = plan.text.split(separator: "\n").map(String.init)
    let title = try #require(lines.firstIndex(of: "roll back the interrupted attach of xvda of domain 7"))
    let shown = lines[(title + 1)...].prefix { $0.hasPrefix("  - ") }.map { String($0.dropFirst(4)) }
    #expect(shown.first == "end the processes of its scripts")
    #expect(shown.last == "detach \(loop) from the image, unless another device uses it")
    #expect(lines.dropFirst(title + 1 + shown.count).first == "attach xvda of domain 7")
    let json = try JSONDocument(
      try host.run("attach", "7", "\(image),raw,xvda,w", "--dry-run", "--json").output
    )
    #expect(json["recovery"].items.compactMap(\.text) == shown)
    #expect(try host.traces() == left, "a dry run changes nothing")
    let attached = try host.run("attach", "7", "\(image),raw,xvda,w")
    #expect(attached.status == 0, "\(attached.text)")
    #expect(undone(attached.text) == shown.dropFirst().dropLast().map { String($0) }, "\(attached.text)")
    #expect(try host.run("detach", "7", "xvda").status == 0)
    #expect(try host.traces() == before)
  }

  @Test func aDetachFreesWhatTheInterruptedAttachLeft() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let (_, loop) = try killedAttach(host)
    let left = try host.traces()
    let plan = try host.run("detach", "7", "xvda", "--dry-run")
    #expect(plan.text.contains("\n  then: detach \(loop) from the image, unless another device uses it\n"))
    #expect(plan.text.hasSuffix("\n  then: remove the journal of the interrupted attach\n"), "\(plan.text)")
    #expect(try host.traces() == left, "a dry run changes nothing")
    #expect(try host.run("detach", "7", "xvda").status == 0)
    #expect(try host.traces() == before)
    #expect(
      try host.run("detach", "7", "xvda", "--dry-run").text == "domain 7 has no 'xvda'; nothing to do\n"
    )
  }

  /// The script's own loop device, which is freed after a script that does not.
  @Test func aDetachFreesWhatTheScriptLeaves() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let image = try host.image()
    #expect(try host.run("attach", "7", "\(image),raw,xvda,w").status == 0)
    let line = try #require(try LoopDevices.lines(of: image).first)
    let plan = try host.run("detach", "7", "xvda", "--dry-run").text
    let expected = "\n  then: detach \(line.prefix { $0 != " " }), if the script leaves it attached\n"
    #expect(plan.hasSuffix(expected), "\(plan)")
    #expect(try host.run("detach", "7", "xvda").status == 0)
    #expect(try host.traces() == before)
  }
}

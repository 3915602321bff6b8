import Foundation
import Testing
import XLTestKit

/// Once the script's result is verified, the device is the guest's: what becomes of the command that still
/// waits for the guest does not touch it.
@Suite(.serialized) struct DeviceCommitPointTests {
  /// Connects with a daemon that serves the disk, for a guest that does not connect by itself.
  private static let serving = #"""
    place="${0%/*}"
    echo "$1" >> "$place/executions"
    [ "$1" = remove ] && { kill "$(cat "$place/daemon")"; exit 0; }
    xenstore-write "$(xenstore-read "$XENBUS_PATH/frontend")/state" 6
    setsid sleep 1000 > "$place/output" 2>&1 &
    echo $! > "$place/daemon"
    \#(DeviceHost.connecting)
    """#
  private static let (backend, frontend) = (
    "/local/domain/0/backend/vbd/7/51712", "/local/domain/7/device/vbd/51712"
  )

  private let host: DeviceHost
  private let spec: String

  init() throws {
    host = try DeviceHost()
    spec = "any,raw,xvda,w,script=\(try host.script("serves", Self.serving))"
  }

  private var executions: String {
    (try? String(contentsOf: host.scripts.appendingPathComponent("executions"), encoding: .utf8)) ?? ""
  }

  /// An attach that waits for the guest.
  private func waiting() throws -> StartedCommand {
    let command = try host.start("attach", "7", spec, "--wait", "1000")
    try host.wait(for: "the guest to be waited for") { command.printedSoFar.contains("wait for both sides") }
    return command
  }

  private func detached(_ before: String) throws {
    let detached = try host.run("detach", "7", "xvda")
    #expect(detached.status == 0, "\(detached.text)")
    #expect(executions == "add\nremove\n")
    #expect(try host.traces() == before)
  }

  @Test(arguments: [SIGINT, SIGTERM]) func interruptionEndsTheWaitOnly(_ number: Int32) throws {
    let before = try host.traces()
    let command = try waiting()
    command.send(number)
    let (status, text) = try command.end()
    #expect(status == 0, "\(text)")
    #expect(
      text.contains("\n  interrupted: the device stays attached, and the wait for the guest ends\n"),
      "\(text)"
    )
    #expect(
      text.contains("note: interrupted: the device stays attached, but the guest may not have connected\n"),
      "\(text)"
    )
    #expect(text.contains("\nattached xvda of domain 7 in "), "\(text)")
    #expect(try host.scriptProcesses().count == 1, "the daemon serves the disk")
    try detached(before)
  }

  /// Killed, the guest mounts the disk, the same attach again: the disk is there and in use.
  @Test func killedCommandLeavesTheDevice() throws {
    let before = try host.traces()
    let command = try waiting()
    command.send(SIGKILL)
    _ = try command.end()
    for side in [Self.backend, Self.frontend] { try host.write("\(side)/state", "4") }
    let listing = try host.listing()
    let again = try host.run("attach", "7", spec)
    #expect(again.status == 3, "\(again.text)")
    #expect(
      again.text.contains("error: xvda of domain 7 already exists; its backend is in state 4 (Connected)"),
      "\(again.text)"
    )
    #expect(try host.listing() == listing)
    #expect(try host.scriptProcesses().count == 1, "the daemon serves the disk")
    #expect(executions == "add\n")
    try detached(before)
  }

  /// The same before the guest has connected: it may do so at any moment.
  @Test func killedCommandLeavesTheDeviceThatNobodyUsesYet() throws {
    let before = try host.traces()
    let command = try waiting()
    command.send(SIGKILL)
    _ = try command.end()
    let again = try host.run("attach", "7", spec)
    #expect(again.status == 3 && again.text.contains("already exists"), "\(again.text)")
    #expect(executions == "add\n")
    let doctor = try XLPlugCommand.run(["doctor", "7", "xvda", "--store", host.socket])
    #expect(!doctor.text.contains("XL6003"), "\(doctor.text)")
    try detached(before)
  }
}

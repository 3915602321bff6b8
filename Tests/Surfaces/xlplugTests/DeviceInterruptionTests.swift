import Foundation
import Testing
import XLTestKit

/// Commands that meet, are stopped, or are killed.
@Suite(.serialized) struct DeviceInterruptionTests {
  /// Connects once `go` lies beside the script; until then it hangs, with children in and out of its group.
  private static let waiting = #"""
    [ "$1" = add ] || exit 0
    echo here > "${0%/*}/began"
    sleep 1000 & setsid sleep 1000 &
    until [ -e "${0%/*}/go" ]; do sleep 0.05; done
    kill $(jobs -p)
    \#(DeviceHost.connecting)
    """#

  private static let rolledBack =
    "  rolled back: the entries, loop devices and processes of xvda of domain 7 are removed\n"

  private func exists(_ host: DeviceHost, _ name: String) -> Bool {
    FileManager.default.fileExists(atPath: host.scripts.appendingPathComponent(name).path)
  }

  private func letGo(_ host: DeviceHost) throws {
    try Data().write(to: host.scripts.appendingPathComponent("go"))
  }

  @Test func oneOfTwoCommandsForADeviceIsTurnedAway() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let spec = "any,raw,xvda,w,script=\(try host.script("waits", Self.waiting))"
    let first = try host.start("attach", "7", spec)
    try host.wait(for: "the script") { exists(host, "began") }
    let online = try host.listing()
    for words in [["attach", "7", spec], ["detach", "7", "xvda"]] {
      let second = try XLPlugCommand.run(host.words(words))
      #expect(second.status == 3)
      #expect(second.text.contains("is busy: process \(first.processIdentifier) ("), "\(second.text)")
      #expect(second.text.contains("wait for it"), "\(second.text)")
    }
    #expect(try host.listing() == online, "whoever is turned away changes nothing")
    try letGo(host)
    let (status, text) = try first.end()
    #expect(status == 0, "\(text)")
    #expect(try host.run("detach", "7", "xvda").status == 0)
    #expect(try host.traces() == before)
  }

  @Test func twoCommandsAtOnce() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let spec = "\(try host.image()),raw,xvda,w"
    let commands = try (0..<4).map { _ in try host.start("attach", "7", spec) }
    let ends = try commands.map { try $0.end() }
    #expect(ends.map(\.status).sorted() == [0, 3, 3, 3], "\(ends)")
    for end in ends where end.status == 3 {
      #expect(end.text.contains("is busy") || end.text.contains("already exists"), "\(end.text)")
    }
    #expect(try host.run("detach", "7", "xvda").status == 0)
    #expect(try host.traces() == before)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func signalRollsBack(_ number: Int32) throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let spec = "any,raw,xvda,w,script=\(try host.script("waits", Self.waiting))"
    let command = try host.start("attach", "7", spec)
    try host.wait(for: "the script") { exists(host, "began") }
    command.send(number)
    let (status, text) = try command.end()
    #expect(status == 128 + number)
    #expect(text.contains("\n  interrupted: rolling back, up to 38 s\n"), "\(text)")
    #expect(text.contains("\nerror: interrupted\n"), "\(text)")
    #expect(text.hasSuffix(Self.rolledBack), "\(text)")
    #expect(try host.traces() == before)
    try letGo(host)
    #expect(try host.run("attach", "7", spec).status == 0)
    #expect(try host.run("detach", "7", "xvda").status == 0)
    #expect(try host.traces() == before)
  }

  /// On a terminal, with the key that a person presses, twice: while the script waits, and while its remove
  /// execution waits.
  @Test func interruptKeyOnATerminal() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let script = try host.script(
      "waits",
      #"""
      place="${0%/*}"
      echo here > "$place/$1-began"
      [ "$1" = add ] && exec sleep 1000
      until [ -e "$place/go" ]; do sleep 0.05; done
      """#
    )
    let (status, text) = try host.onTerminal(
      "attach",
      "7",
      "any,raw,xvda,w,script=\(script)",
      typing: #"""
        until [ -e add-began ]; do sleep 0.05; done; printf '\003'
        until [ -e remove-began ]; do sleep 0.05; done; printf '\003'
        until grep -q already shown; do sleep 0.05; done; touch go
        """#
    )
    #expect(status == 130, "\(text)")
    #expect(text.contains("  interrupted: rolling back, up to 38 s\n"), "\(text.debugDescription)")
    #expect(
      text.contains(#/  already rolling back, up to \d+ s more; only SIGKILL stops it, but leaves /#),
      "\(text.debugDescription)"
    )
    #expect(text.hasSuffix(Self.rolledBack), "\(text.debugDescription)")
    #expect(try host.traces() == before)
  }

  /// What the script had set up when it was stopped, only its remove execution can take away.
  @Test func incompleteRollbackHasAStatusOfItsOwn() throws {
    let host = try DeviceHost()
    let body = #"""
      [ "$1" = add ] || exit 1
      echo here > "${0%/*}/began"
      sleep 1000
      """#
    let script = try host.script("stays", body)
    let command = try host.start("attach", "7", "any,raw,xvda,w,script=\(script)")
    try host.wait(for: "the script") { exists(host, "began") }
    command.send(SIGINT)
    let (status, text) = try command.end()
    #expect(status == 4, "\(text)")
    #expect(
      text.contains("  not completely rolled back\n  leftover: possibly resources of \(script): ")
    )
    #expect(!text.contains("as before"), "\(text)")
  }

  /// A detach has no rollback: it says what it has not done, and is repeated.
  @Test func interruptedDetachSaysWhatIsLeftToDo() throws {
    let host = try DeviceHost(isSimulated: false)
    let script = try host.script("removes", "exit 0")
    let (record, backend) = ("/libxl/7/device/vbd/51712", "/local/domain/0/backend/vbd/7/51712")
    try host.write("\(record)/backend", backend)
    try host.write("\(record)/script", script)
    try host.write("\(backend)/state", "4")
    let command = try host.start("detach", "7", "xvda")
    try host.wait(for: "the backend to be told") { try host.read("\(backend)/state") == "5" }
    command.send(SIGTERM)
    let (status, text) = try command.end()
    #expect(status == 143, "\(text)")
    #expect(text.contains("\n  interrupted: stopping\n"), "\(text)")
    #expect(text.contains("\n  not done: run \(script) remove; remove the entries of "), "\(text)")
    #expect(text.hasSuffix("\n  to finish the detach: xlplug detach 7 xvda\n"), "\(text)")
    #expect(try host.read("\(record)/backend") == backend, "nothing is removed")
  }

  /// A command that is killed can take nothing back, but its script goes with it, and the next command tidies
  /// up.
  @Test(arguments: ["attach", "detach"])
  func killedCommandIsTidiedUpAfter(_ next: String) throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let image = try host.image()
    let spec = "\(image),raw,xvda,w,script=\(try host.script("waits", Self.waiting))"
    let command = try host.start("attach", "7", spec)
    try host.wait(for: "the script") { exists(host, "began") }
    command.send(SIGKILL)
    #expect(try command.end().status == 128 + SIGKILL)
    try host.wait(for: "the script's end") { try host.scriptProcesses().isEmpty }
    #expect(try host.read("/libxl/7/device/vbd/51712/frontend") != nil, "the entries are there still")
    if next == "attach" {
      try letGo(host)
      let again = try host.run("attach", "7", spec)
      #expect(again.status == 0, "\(again.text)")
      #expect(try host.read("/local/domain/0/backend/vbd/7/51712/state") == "4")
    }
    let gone = try host.run("detach", "7", "xvda")
    #expect(gone.status == 0, "\(gone.text)")
    #expect(try host.traces() == before)
  }

  /// Without a number of its own the same command would make a second interface beside the killed one.
  @Test func killedInterfaceIsTakenBackByTheSameCommand() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let waiting = Self.waiting.replacingOccurrences(of: "[ \"$1\" = add ]", with: "[ \"$1\" = online ]")
      .replacingOccurrences(
        of: DeviceHost.connecting,
        with: #"xenstore-write "$XENBUS_PATH/hotplug-status" connected"#
      )
    let script = try host.script("vif-waits", waiting)
    let words = ["attach", "7", "vif:mac=00:16:3e:00:00:09,script=\(script)"]
    let command = try host.start(words[0], words[1], words[2])
    try host.wait(for: "the script") { exists(host, "began") }
    let beside = try host.run("attach", "7", "vif:script=\(try host.script("vif-good", "exit 0"))")
    #expect(beside.text.contains("vif1 of domain 7"), "a number that a command works on is taken")
    command.send(SIGKILL)
    #expect(try command.end().status == 128 + SIGKILL)
    try letGo(host)
    let again = try host.run(words[0], words[1], words[2])
    #expect(again.status == 0, "\(again.text)")
    #expect(try host.read("/libxl/7/device/vif/1/frontend") == nil, "\(again.text)")
    #expect(try host.run("detach", "7", "00:16:3e:00:00:09").status == 0)
    #expect(try host.traces() == before)
  }

  /// The loop device of a script that was killed before it could write its name.
  @Test func killedCommandLeavesNoLoopDevice() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let image = try host.image()
    let script = try host.script(
      "loops",
      #"""
      [ "$1" = add ] || exit 0
      [ -e "${0%/*}/began" ] && exec /etc/xen/scripts/block "$@"
      \#(LoopDevices.claim)
      losetup -f "$(xenstore-read "$XENBUS_PATH/params")"
      \#(LoopDevices.release)
      echo here > "${0%/*}/began"
      sleep 1000
      """#
    )
    let spec = "\(image),raw,xvda,w,script=\(script)"
    let command = try host.start("attach", "7", spec)
    try host.wait(for: "the script") { exists(host, "began") }
    command.send(SIGKILL)
    _ = try command.end()
    try host.wait(for: "the script's end") { try host.scriptProcesses().isEmpty }
    let again = try host.run("attach", "7", "\(image),raw,xvda,w")
    #expect(again.status == 0, "\(again.text)")
    #expect(try host.run("detach", "7", "xvda").status == 0)
    #expect(try host.traces() == before)
  }

  @Test func readerThatGoesAwayStopsNothing() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let words = host.words(["attach", "7", "\(try host.image()),raw,xvda,w"])
    let line = #""$@" | head -n 0; exit "${PIPESTATUS[0]}""#
    let result = try runCommand(["bash", "-c", line, "bash", XLPlugCommand.program.path] + words)
    #expect(result.status == 0, "\(result.errorText)")
    #expect(try host.read("/local/domain/0/backend/vbd/7/51712/state") == "4")
    let closed = try runCommand(
      ["bash", "-c", #""$@" >&-"#, "bash", XLPlugCommand.program.path] + host.words(["detach", "7", "xvda"])
    )
    #expect(closed.status == 0, "\(closed.errorText)")
    #expect(try host.traces() == before)
  }

  /// Nothing that a command opens may be taken for a stream that it was not given.
  @Test func withoutAnyStream() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    for words in [["attach", "7", "\(try host.image()),raw,xvda,w"], ["detach", "7", "xvda"]] {
      let command = [XLPlugCommand.program.path] + host.words(words)
      let result = try runCommand(["bash", "-c", #""$@" <&- >&- 2>&-"#, "bash"] + command)
      #expect(result.status == 0, "\(words[0])")
    }
    #expect(try host.traces() == before)
  }

  @Test func storeEndsWhenItIsAsked() throws {
    let directory = try Project.temporaryDirectory("serve")
    defer { try? FileManager.default.removeItem(at: directory) }
    let socket = directory.appendingPathComponent("socket").path
    let command = try StartedCommand(
      [XLPlugCommand.program.path, "store", "serve", "--socket", socket],
      directory
    )
    let deadline = ContinuousClock.now.advanced(by: .seconds(DeviceHost.waitSecondsMax))
    while !FileManager.default.fileExists(atPath: socket), ContinuousClock.now < deadline { usleep(5000) }
    let second = try XLPlugCommand.run(["store", "serve", "--socket", socket])
    #expect(second.status == 3, "one is there already: \(second.errorText)")
    command.send(SIGTERM)
    let (status, text) = try command.end()
    #expect(status == 0)
    #expect(text == "serving a store at \(socket)\n")
    #expect(!FileManager.default.fileExists(atPath: socket), "it takes its socket away")
  }
}

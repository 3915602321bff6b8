import Foundation
import Testing
import XLTestKit
import XenstoreTestKit

extension LibxlEngineSuites {
  /// Commands with libxl at work that are stopped, killed, or meet.
  @Suite(.serialized) struct LibxlInterruptionTests {
    /// Connects once `go` lies beside the script; until then it hangs, with children in and out of its
    /// session.
    private static let waiting = #"""
      [ "$1" = add ] || exit 0
      echo here > "${0%/*}/began"
      sleep 1000 & setsid sleep 1000 &
      until [ -e "${0%/*}/go" ]; do sleep 0.05; done
      kill $(jobs -p)
      \#(LibxlEngineTests.connecting)
      """#

    private func begin(_ host: LibxlHost) throws -> (command: StartedCommand, disk: String) {
      let disk = host.disk(try host.script("waits", Self.waiting))
      let command = try host.start(["attach", "\(LibxlHost.guest)", disk])
      let mark = host.scripts.appendingPathComponent("began").path
      try #require(host.wait { FileManager.default.fileExists(atPath: mark) })
      try FileManager.default.removeItem(atPath: mark)
      return (command, disk)
    }

    private func comesAndGoes(_ host: LibxlHost, _ disk: String, _ before: String) throws {
      try Data().write(to: host.scripts.appendingPathComponent("go"))
      let attached = try host.attach(disk)
      #expect(attached.status == 0, "\(attached.text)")
      #expect(try host.detach("xvda").status == 0)
      #expect(try host.traces() == before)
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func signalRollsBack(_ number: Int32) throws {
      let host = try LibxlHost()
      let before = try host.traces()
      let (command, disk) = try begin(host)
      command.send(number)
      let (status, text) = try command.end()
      #expect(status == 128 + number)
      #expect(text.contains("interrupted: rolling back") && text.contains("  rolled back: "), "\(text)")
      #expect(try host.traces() == before)
      try comesAndGoes(host, disk, before)
    }

    /// libxl's lock on the configuration of one guest, held by a process that was left behind, stops neither
    /// another guest's attach nor a person who wants to end the wait.
    @Test func lockOfOneGuestKeepsNobodyFromAnother() throws {
      let host = try LibxlHost()
      let before = try host.traces()
      let lock = try HeldLock()
      defer { withExtendedLifetime(lock) {} }
      let words = ["--userdata", "/var/lib/xen", "--script-timeout", "100"]
      let image = try host.image("waits.img")
      let waiting = try host.start(["attach", "\(LibxlHost.guest)", "\(image),raw,xvda,w"] + words)
      // It holds the lock of its image by now.
      try #require(host.wait { HeldLock.isOpen(inProcessesNamed: "xlplug") })
      let other = "\(try host.image("other.img")),raw,xvda,w"
      let attached = try host.run(["attach", "\(LibxlHost.neighbour)", other] + words)
      #expect(attached.status == 0, "\(attached.text)\(attached.errorText)")
      #expect(try host.run(["detach", "\(LibxlHost.neighbour)", "xvda"]).status == 0)
      waiting.send(SIGTERM)
      let (status, text) = try waiting.end()
      #expect(status == 128 + SIGTERM && text.contains("interrupted"), "\(text)")
      #expect(try host.traces() == before)
    }

    @Test func killedCommandIsTidiedUpAfter() throws {
      let host = try LibxlHost()
      let before = try host.traces()
      let (command, disk) = try begin(host)
      // In libxl's record and in the backend's directory, while libxl is still at work.
      let marks = try host.store.listing().matches(of: #/xlplug-instance = "([0-9a-f]{32})"/#).map(\.output.1)
      #expect(marks.count == 2 && marks.first == marks.last, "\(marks)")
      command.send(SIGKILL)
      #expect(try command.end().status == 128 + SIGKILL)
      // Its script waits still, and does not connect the device before the next attach has ended it.
      let again = try host.start(["attach", "\(LibxlHost.guest)", disk])
      let mark = host.scripts.appendingPathComponent("began").path
      try #require(host.wait { FileManager.default.fileExists(atPath: mark) })
      try Data().write(to: host.scripts.appendingPathComponent("go"))
      let (status, text) = try again.end()
      #expect(status == 0, "\(text)")
      #expect(try host.detach("xvda").status == 0)
      #expect(try host.traces() == before)
    }

    @Test func killedCommandsDeviceCanBeDetached() throws {
      let host = try LibxlHost()
      let before = try host.traces()
      let (command, _) = try begin(host)
      command.send(SIGKILL)
      _ = try command.end()
      #expect(try host.detach("xvda").status == 0)
      #expect(try host.traces() == before)
    }

    @Test func secondCommandIsTurnedAway() throws {
      let host = try LibxlHost()
      let before = try host.traces()
      let (command, disk) = try begin(host)
      for words in [["attach", "\(LibxlHost.guest)", disk], ["detach", "\(LibxlHost.guest)", "xvda"]] {
        let second = try host.run(words)
        #expect(second.status == 3)
        #expect(second.text.contains("is busy: process "), "\(second.text)")
      }
      try Data().write(to: host.scripts.appendingPathComponent("go"))
      let (status, text) = try command.end()
      #expect(status == 0, "\(text)")
      #expect(try host.detach("xvda").status == 0)
      #expect(try host.traces() == before)
    }

    /// At any moment, not only while a script waits: the command is killed after more and more of its time.
    @Test func killedAtAnyMomentItConverges() throws {
      let host = try LibxlHost()
      let before = try host.traces()
      let spec = "\(try host.image()),raw,xvda,w"
      for milliseconds in stride(from: 4, through: 148, by: 12) {
        let command = try host.start(["attach", "\(LibxlHost.guest)", spec])
        usleep(UInt32(milliseconds) * 1000)
        command.send(SIGKILL)
        let isOver = try command.end().status == 0
        let again = try host.attach(spec)
        let isAttached = again.text.contains("already exists")
        #expect(again.status == 0 || isAttached, "after \(milliseconds) ms: \(again.text)")
        #expect(!isOver || isAttached)
        let removal = try host.start(["detach", "\(LibxlHost.guest)", "xvda"])
        usleep(UInt32(milliseconds) * 1000)
        removal.send(SIGKILL)
        _ = try removal.end()
        let gone = try host.detach("xvda")
        #expect(gone.status == 0, "after \(milliseconds) ms: \(gone.text)")
        let after = try host.traces()
        #expect(after == before, "after \(milliseconds) ms: \(gone.text)\(after) instead of \(before)")
      }
    }
  }
}

import Foundation
import Testing
import XLTestKit
import XenstoreSimulation
import XenstoreTestKit

extension LibxlEngineSuites {
  /// A libxl that hangs, crashes or ends its process: the command goes on, reports it and rolls back.
  @Suite(.serialized) struct LibxlLossTests {
    /// The parent of a script is the process in which libxl works.
    @Test(arguments: ["ABRT", "SEGV", "KILL"])
    func aCrashIsReportedAndRolledBack(_ signal: String) throws {
      let host = try LibxlHost()
      let before = try host.traces()
      let body =
        #"[ "$1" = remove ] || { echo before; kill -\#(signal) $PPID; setsid sleep 1000 & sleep 1000; }"#
      let disk = host.disk(try host.script("script", body))
      // Swift's own report of a crash would go on after a signal from outside.
      let refused = try host.run(
        ["attach", "\(LibxlHost.guest)", disk],
        adding: ["SWIFT_BACKTRACE": "enable=no"]
      )
      #expect(refused.status == 3, "\(refused.text)\(refused.errorText)")
      let words =
        "libxl_device_disk_add failed: libxl's process was terminated by SIG\(signal), without a result"
      #expect(refused.text.contains(words), "\(refused.text)")
      #expect(refused.text.contains("| before"), "\(refused.text)")
      #expect(refused.text.contains("undo run "), "the script was started: \(refused.text)")
      #expect(refused.text.contains("  rolled back: "), "\(refused.text)")
      #expect(try host.traces() == before)
      _ = try host.script("script", LibxlEngineTests.connecting)
      #expect(try host.attach(disk).status == 0)
      #expect(try host.detach("xvda").status == 0)
      #expect(try host.traces() == before)
    }

    /// It has written the entries, and waits for the backend: they are its own without a script.
    @Test func aCrashAfterTheEntriesIsRolledBack() throws {
      let host = try LibxlHost(
        SimulationOptions(makesInterfaces: false) { _ in .init(neverReachesInitWait: true) }
      )
      let before = try host.traces()
      let waiting = try host.start(["attach", "\(LibxlHost.guest)", "\(try host.image()),raw,xvda,w"])
      var libxl: [Int32] = []
      try #require(
        host.wait {
          libxl = try host.scriptProcesses().filter {
            let name = try? String(contentsOfFile: "/proc/\($0)/comm", encoding: .utf8)
            return name == "xlplug-libxl\n"
          }
          return try !libxl.isEmpty && host.store.listing().contains("/backend/vbd/41/51712/params")
        }
      )
      for process in libxl { kill(process, SIGKILL) }
      let (status, text) = try waiting.end()
      #expect(status == 3 && text.contains("  rolled back: "), "\(text)")
      #expect(try host.traces() == before)
    }

    /// libxl calls exit(3) in places; the stand-in does it for it.
    @Test func anExitIsReportedAndRolledBack() throws {
      let host = try LibxlHost()
      let before = try host.traces()
      let spec = "\(try host.image()),raw,xvda,w"
      let refused = try host.run(["attach", "\(LibxlHost.guest)", spec], adding: ["SHIM_EXITS": "7"])
      #expect(refused.status == 3, "\(refused.text)\(refused.errorText)")
      let words = "libxl's process exited with status 7, without a result"
      #expect(refused.text.contains(words), "\(refused.text)")
      #expect(!refused.text.contains("undo run "), "no script was started: \(refused.text)")
      #expect(try host.traces() == before)
      #expect(try host.attach(spec).status == 0)
      // Of a detach the same is done without libxl.
      let detached = try host.run(["detach", "\(LibxlHost.guest)", "xvda"], adding: ["SHIM_EXITS": "7"])
      #expect(detached.status == 0, "\(detached.text)")
      #expect(detached.text.contains("done without libxl, because libxl_device_disk_remove failed: "))
      #expect(try host.traces() == before)
    }

    /// libxl waits for its lock on a domain without end, deaf to everything.
    @Test func aHangIsEnded() throws {
      let host = try LibxlHost()
      let before = try host.traces()
      let lock = try HeldLock()
      let refused = try host.attach("\(try host.image()),raw,xvda,w")
      #expect(refused.status == 3, "\(refused.text)\(refused.errorText)")
      let words = "libxl_device_disk_add timed out: libxl did not respond, and its process was killed"
      #expect(refused.text.contains(words), "\(refused.text)")
      #expect(refused.text.contains("another program may hold one of libxl's locks"), "\(refused.text)")
      #expect(try host.traces() == before)
      withExtendedLifetime(lock) {}
    }

    @Test func aHangIsInterrupted() throws {
      let host = try LibxlHost()
      let before = try host.traces()
      let lock = try HeldLock()
      let waiting = try host.start(["attach", "\(LibxlHost.guest)", "\(try host.image()),raw,xvda,w"])
      try #require(host.wait { HeldLock.isOpen(inProcessesNamed: "xlplug-libxl") })
      waiting.send(SIGTERM)
      let (status, text) = try waiting.end()
      #expect(status == 128 + SIGTERM && text.contains("interrupted"), "\(text)")
      #expect(try host.traces() == before)
      withExtendedLifetime(lock) {}
    }

    /// What came into the store while libxl waited for its lock is somebody else's.
    @Test func anotherToolstacksDeviceStays() throws {
      let host = try LibxlHost()
      let lock = try HeldLock()
      let waiting = try host.start(["attach", "\(LibxlHost.guest)", "\(try host.image()),raw,xvda,w"])
      try #require(host.wait { HeldLock.isOpen(inProcessesNamed: "xlplug-libxl") })
      let (backend, record) = ("/local/domain/0/backend/vbd/41/51712", "/libxl/41/device/vbd/51712")
      let frontend = "/local/domain/41/device/vbd/51712"
      _ = try host.store.run([
        "xenstore-write", "\(record)/backend", backend, "\(record)/frontend", frontend,
        "\(frontend)/backend", backend, "\(backend)/frontend", frontend, "\(backend)/frontend-id", "41",
      ])
      let before = try host.store.listing()
      waiting.send(SIGTERM)
      let (status, text) = try waiting.end()
      #expect(status == 128 + SIGTERM && text.contains("nothing was changed"), "\(text)")
      #expect(try host.store.listing() == before)
      withExtendedLifetime(lock) {}
    }

    /// A script that libxl runs hears SIGTERM first, as one of our own does.
    @Test func aScriptMayTidyUpWhenItIsInterrupted() throws {
      let host = try LibxlHost()
      let before = try host.traces()
      let body = #"""
        [ "$1" = add ] || exit 0
        trap 'echo tidied > "${0%/*}/tidied"; exit 1' TERM
        echo here > "${0%/*}/began"
        while :; do sleep 0.05; done
        """#
      let command = try host.start([
        "attach", "\(LibxlHost.guest)", host.disk(try host.script("tidies", body)),
      ])
      func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: host.scripts.appendingPathComponent(name).path)
      }
      try #require(host.wait { exists("began") })
      command.send(SIGTERM)
      let (status, text) = try command.end()
      #expect(status == 128 + SIGTERM && text.contains("  rolled back: "), "\(text)")
      #expect(exists("tidied"))
      #expect(try host.traces() == before)
    }

    @Test func itIsNoCommand() throws {
      let result = try XLPlugCommand.run(["libxl-call"])
      #expect(result.status == 2)
      #expect(
        result.errorText
          == "error: libxl-call is internal to xlplug; it is not a command\n"
      )
    }
  }
}

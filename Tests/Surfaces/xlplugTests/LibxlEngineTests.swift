import Foundation
import Testing
import XLTestKit
import XenstoreSimulation

extension LibxlEngineSuites {
  /// Devices that the real libxl brings and takes, on the real xenstored, from the command line.
  @Suite(.serialized) struct LibxlEngineTests {
    /// What a script does that connects, so that a disk needs no image.
    static let connecting =
      #"xenstore-write "$XENBUS_PATH/physical-device" "$(stat -c %t:%T /dev/loop0)""#

    @Test func diskComesAndGoes() throws {
      let host = try LibxlHost()
      let before = try host.traces()
      for _ in 0..<2 {
        let attached = try host.attach("\(try host.image()),raw,xvda,w", "-v")
        #expect(attached.status == 0, "\(attached.text)\(attached.errorText)")
        #expect(attached.text.contains("libxl_device_disk_add"), "\(attached.text)")
        #expect(attached.text.contains("libxl debug: "), "\(attached.text)")
        #expect(attached.text.contains("the backend is in state 4 (Connected)"), "\(attached.text)")
        let listed = try host.run(["list", "\(LibxlHost.guest)"])
        #expect(listed.text.contains("xvda") && listed.text.contains("disk.img"), "\(listed.text)")
        let detached = try host.detach("xvda")
        #expect(detached.status == 0, "\(detached.text)")
        #expect(try host.traces() == before)
      }
    }

    @Test func interfaceComesAndGoes() throws {
      let host = try LibxlHost()
      let before = try host.traces()
      let script = try host.script(
        "vif",
        #"[ "$1" != online ] || xenstore-write "$XENBUS_PATH/hotplug-status" connected"#
      )
      let attached = try host.attach("vif:mac=00:16:3e:11:22:33,rate=1MB/s,script=\(script)")
      #expect(attached.status == 0, "\(attached.text)")
      let listed = try host.run(["list", "--nic", "\(LibxlHost.guest)"])
      #expect(listed.text.contains("00:16:3e:11:22:33"), "\(listed.text)")
      #expect(try host.detach("00:16:3e:11:22:33").status == 0)
      #expect(try host.traces() == before)
    }

    /// What scripts do wrong, and what a person is told.
    static let failures: [(name: String, script: String, words: String)] = [
      (
        "fails",
        #"[ "$1" = remove ] || { xenstore-write "$XENBUS_PATH/hotplug-error" "no such LUN 12"; exit 3; }"#,
        "no such LUN 12"
      ),
      (
        "hangs", #"[ "$1" = remove ] || { setsid sleep 1000 & sleep 1000; }"#,
        "timed out: the script did not exit"
      ),
      ("dies", #"[ "$1" = remove ] || { sleep 1000 & kill -SEGV $$; }"#, "fatal signal"),
      ("promises", #"[ "$1" = remove ] || setsid sleep 1000 &"#, "physical-device"),
    ]

    @Test(arguments: 0..<failures.count)
    func scriptThatFailsLeavesNothing(_ index: Int) throws {
      let failure = Self.failures[index]
      let host = try LibxlHost()
      let before = try host.traces()
      let disk = host.disk(try host.script("script", failure.script))
      let seconds = failure.name == "hangs" ? "1" : "100"
      for _ in 0..<2 {
        let refused = try host.attach(disk, "--script-timeout", seconds, "--userdata", "/var/lib/xen")
        #expect(refused.status == 3)
        #expect(refused.text.contains(failure.words), "\(refused.text)")
        #expect(refused.text.contains("  rolled back: "), "\(refused.text)")
        // Who fails by itself cleans up itself.
        #expect(refused.text.contains("undo run ") == (failure.name != "fails"), "\(refused.text)")
        // What was killed may take a moment to be gone.
        let isAsBefore = try host.wait { try host.traces() == before }
        #expect(isAsBefore)
        let recorded = try host.recorded()
        #expect(!recorded.contains("xvda"), "\(recorded)")
      }
      _ = try host.script("script", Self.connecting)
      #expect(try host.attach(disk).status == 0)
      #expect(try host.recorded().contains("xvda"))
      #expect(try host.detach("xvda").status == 0)
      #expect(try host.traces() == before)
    }

    @Test func backendThatNeverWaitsIsGivenUp() throws {
      let host = try LibxlHost(SimulationOptions { _ in .init(neverReachesInitWait: true) })
      let before = try host.traces()
      let refused = try host.attach("\(try host.image()),raw,xvda,w")
      #expect(refused.status == 3)
      #expect(
        refused.text.contains(
          "error: libxl_device_disk_add timed out after 10 s: the backend is not in state 2 (InitWait)"
        )
      )
      #expect(
        refused.text.contains("help: if the host was busy, repeat the command: libxl waits up to 10 s"),
        "no script was waited for: \(refused.text)"
      )
      #expect(
        !refused.text.contains("block remove"),
        "no script ran that could be rolled back: \(refused.text)"
      )
      #expect(try host.traces() == before)
    }

    @Test func removeScriptThatFailsCanBeRepeated() throws {
      let host = try LibxlHost()
      let before = try host.traces()
      let body =
        #"if [ "$1" = add ]; then \#(Self.connecting); else xenstore-write "$XENBUS_PATH/hotplug-error" "cannot log out"; exit 4; fi"#
      #expect(try host.attach(host.disk(try host.script("script", body))).status == 0)
      for _ in 1...2 {
        let (status, text) = { ($0.status, $0.text) }(try host.detach("xvda"))
        #expect(status == 3 && text.contains("cannot log out"), "\(text)")
        #expect(text.contains("\n  to finish the detach: xlplug detach 41 xvda\n"), "\(text)")
      }
      _ = try host.script("script", #"test "$(xenstore-read "$XENBUS_PATH/params")" = x"#)
      #expect(try host.detach("xvda").status == 0)
      #expect(try host.traces() == before)
    }

    @Test func backendThatNeverClosesHasItsScriptRun() throws {
      let host = try LibxlHost(SimulationOptions { _ in .init(neverCloses: true) })
      let before = try host.traces()
      #expect(try host.attach("\(try host.image()),raw,xvda,w").status == 0)
      let detached = try host.detach("xvda")
      #expect(detached.text.contains("its backend is not closed"), "\(detached.text)")
      #expect(try host.traces() == before, "the loop device went too, which libxl's forced removal leaves")
    }

    /// A step of a rollback that failed is named in the verdict, by the native engine, whose steps are seen.
    @Test func aFailedUndoStepIsNamed() throws {
      let host = try LibxlHost(SimulationOptions { _ in .init(neverCloses: true) })
      let before = try host.traces()
      let disk = host.disk(try host.script("fails", "exit 1"))
      let refused = try host.attach(disk, "--engine", "native")
      #expect(refused.status == 3, "\(refused.errorText)")
      #expect(refused.text.contains("\n  ✗ undo wait for backend state 6 (Closed)"), "\(refused.text)")
      #expect(refused.text.contains("\n  rolled back, except: timed out after "), "\(refused.text)")
      #expect(!refused.text.contains("are removed"), "\(refused.text)")
      #expect(try host.traces() == before)
    }

    @Test func numberThatIsTakenStaysWithItsDevice() throws {
      let host = try LibxlHost()
      let image = try host.image()
      #expect(try host.attach("\(image),raw,xvda,w").status == 0)
      let online = try host.traces()
      let refused = try host.attach("\(try host.image("b.img")),raw,xvda,w")
      #expect(refused.status == 3)
      #expect(refused.text.contains("already exists") && refused.text.contains("nothing was changed"))
      #expect(try host.traces() == online)
      let shared = try host.run(["attach", "\(LibxlHost.neighbour)", "\(image),raw,xvda,w"])
      #expect(shared.text.contains("is in use by xvda of domain 41"), "\(shared.text)")
      #expect(try host.traces() == online)
      #expect(try host.detach("xvda").status == 0)
    }

    @Test func hardwareAddressThatIsTakenIsRefused() throws {
      let host = try LibxlHost()
      let script = try host.script("vif", #"xenstore-write "$XENBUS_PATH/hotplug-status" connected"#)
      let spec = "vif:mac=00:16:3e:11:22:33,script=\(script)"
      #expect(try host.attach(spec).status == 0)
      let online = try host.traces()
      let refused = try host.run(["attach", "\(LibxlHost.neighbour)", spec])
      #expect(refused.status == 3)
      #expect(refused.text.contains("00:16:3e:11:22:33 is in use by vif0 of domain 41"), "\(refused.text)")
      #expect(refused.text.contains("nothing was changed"), "\(refused.text)")
      #expect(try host.traces() == online)
      #expect(try host.detach("vif0").status == 0)
    }

    /// A script that may not be run stops a detach before libxl is asked; without it the device is detached.
    @Test func removeScriptThatMayNotBeRunStopsADetach() throws {
      let host = try LibxlHost()
      let script = try host.script("block", DeviceHost.connecting)
      let before = try host.traces()
      #expect(try host.attach("script=\(script),vdev=xvda,target=x").status == 0)
      let online = try host.traces()
      chmod(script, 0o644)
      let refused = try host.detach("xvda")
      #expect(refused.status == 3 && refused.text.contains("nothing was changed"), "\(refused.text)")
      #expect(try host.traces() == online)
      let forced = try host.run(["detach", "41", "xvda", "--force"])
      let words = "resources of the script remain on this host: "
      #expect(forced.status == 0 && forced.text.contains(words), "\(forced.text)")
      #expect(try host.traces() == before)
    }

    @Test func daemonOfAGoodScriptLivesOn() throws {
      let host = try LibxlHost()
      let before = try host.traces()
      let body =
        #"if [ "$1" = add ]; then setsid sleep 1000 & echo $! > "${0%/*}/pid"; \#(Self.connecting); else kill "$(cat "${0%/*}/pid")"; fi"#
      #expect(try host.attach(host.disk(try host.script("script", body))).status == 0)
      // The daemon, and the process that reads what it writes.
      #expect(try host.scriptProcesses().count == 2)
      #expect(try host.detach("xvda").status == 0)
      #expect(try host.wait { try host.traces() == before })
    }

    @Test func scriptsSeeLittleOfTheEnvironment() throws {
      let host = try LibxlHost()
      let body = #"env > "${0%/*}/env-$1"; \#(Self.connecting)"#
      #expect(try host.attach(host.disk(try host.script("script", body))).status == 0)
      #expect(try host.detach("xvda").status == 0)
      for call in ["add", "remove"] {
        let seen = try String(contentsOf: host.scripts.appendingPathComponent("env-\(call)"), encoding: .utf8)
        #expect(seen.contains("XENBUS_PATH=backend/vbd/41/51712"))
        #expect(!seen.contains("XLPLUG_STRAY") && !seen.contains("LD_PRELOAD"), "\(seen)")
      }
    }

    @Test func documentHasTheWholeLog() throws {
      let host = try LibxlHost()
      let script = try host.script("script", #"[ "$1" = remove ] || exit 3"#)
      let refused = try host.attach(host.disk(script), "--json")
      let document = try JSONSerialization.jsonObject(with: refused.output) as? [String: Any]
      let log = try #require(document?["log"] as? [[String: String]])
      #expect(log.contains { $0["level"] == "debug" && $0["text"]?.contains("forking to execute") == true })
      #expect(
        log.contains { $0["level"] == "error" && $0["text"]?.contains("exited with error status 3") == true }
      )
      let message = (document?["error"] as? [String: Any])?["message"] as? String ?? ""
      #expect(
        message.contains("ERROR_FAIL (-3)") && message.contains("exited with error status 3"),
        "\(message)"
      )
    }
  }
}

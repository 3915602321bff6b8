import Foundation
import Testing
import XLTestKit

@testable import HotplugConformance

/// What a script leaves is removed, and nothing of the host is.
@Suite(.ownThread, .serialized) struct TearDownTests {
  private let files: TestFiles

  init() throws { files = try TestFiles("teardown") }

  private func skeleton(_ changes: (String, String)...) throws -> TriedScript {
    var text = ScriptSkeleton.text(of: .block, name: "block-tried")
    for (old, new) in changes {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    return try TriedScript(.block, text)
  }

  private func checks(_ numbers: Int...) -> [ConformanceCheck] {
    numbers.compactMap { ConformanceCheck.numbered($0) }
  }

  private func victim() throws -> URL {
    let victim = files.directory.appendingPathComponent("victim")
    try FileManager.default.createDirectory(at: victim, withIntermediateDirectories: true)
    try "kept".write(to: victim.appendingPathComponent("file"), atomically: true, encoding: .utf8)
    return victim
  }

  private func loops(of image: URL) throws -> String {
    try runCommand(["losetup", "--associated", image.path]).text
  }

  /// Check 111 runs add twice: two mounts are stacked at one place.
  @Test func stackedMountsAreNotCrossed() throws {
    let victim = try victim()
    let mount = """
      add() {
        place="$(key params).a b"
        mkdir -p "$place"
        mount --bind '\(victim.path)' "$place"
      """
    let report = try skeleton(("add() {", mount)).report(checks(104, 111))
    #expect(report.passedCount == 2)
    #expect(report.leftovers == [])
    #expect(try String(contentsOf: victim.appendingPathComponent("file"), encoding: .utf8) == "kept")
  }

  @Test func aDirectoryWithAMountIsLeft() throws {
    let victim = try victim()
    let path = files.directory.appendingPathComponent("root").path
    try FileManager.default.createDirectory(atPath: path + "/deep/place", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: path + "/link", withDestinationPath: victim.path)
    let mounted: [String?] = try IsolatedThread.run(withNetwork: false) { problem in
      // The numbers of mounts are those of the thread's namespace.
      guard problem == nil, let root = PrivateDirectory(path),
        (try? runCommand(["mount", "--bind", victim.path, path + "/deep/place"]))?.status == 0
      else { return .failure(ConformanceFault(description: "no mount")) }
      let problem = root.remove()
      let table = MountTable()
      let isLeft = table.unmount { $0.isAtOrBelow(path) }?.isEmpty
      return .success([problem, isLeft == true ? root.remove() : "still mounted"])
    }
    #expect(mounted == ["'place' is a mount", nil])
    #expect(try String(contentsOf: victim.appendingPathComponent("file"), encoding: .utf8) == "kept")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  /// No variable, session or group of the process is the script's.
  @Test func aDaemonWithoutTheEnvironmentIsFound() throws {
    let seconds = "43\(getpid())"
    let daemon = "add() {\n  setsid env -i sleep \(seconds) >/dev/null 2>&1 &"
    let report = try skeleton(("add() {", daemon)).report(checks(104, 163))
    #expect(report.results.last?.verdict == .failed("still running: 'sleep \(seconds)'"))
    let left = try runCommand(["pgrep", "--full", "--exact", "sleep \(seconds)"])
    #expect(left.status == 1, "\(left.text)")
  }

  /// A script that does not end passes no check, and is not tried again and again.
  @Test func aScriptThatHangsDoesNotRefuse() throws {
    let log = files.directory.appendingPathComponent("executions").path
    let script = try TriedScript(.block, "#!/bin/sh\necho >>'\(log)'\nexec sleep 100\n")
    let report = try script.report(checks(103, 104, 105, 130, 131, 210, 211), budgetSeconds: 0.3)
    #expect(report.passedCount == 0)
    #expect(report.failedCount == 3)
    // At most one for each of the three that fail, and one that was to undo the first connection.
    #expect(try String(contentsOfFile: log, encoding: .utf8).count <= 4)
  }

  @Test func aScriptOfOneTargetPasses() throws {
    let image = files.directory.appendingPathComponent("given.img")
    try Data(count: 1 << 20).write(to: image)
    let once = "add() {\n  [ -z \"$(losetup --associated \"$(key params)\")\" ] || fail 'in use'"
    let report = try skeleton(("add() {", once)).report(
      checks(102, 104, 107, 108, 109, 152, 160),
      targets: [image.path]
    )
    #expect(report.passedCount == 7, "\(report.results.map(\.verdict))")
  }

  /// Also where the script's own remove does nothing; a loop device that was there before stays.
  @Test(arguments: [false, true]) func theLoopDevicesOfAGivenTargetAreFreed(_ removes: Bool) throws {
    let image = files.directory.appendingPathComponent("given.img")
    try Data(count: 1 << 20).write(to: image)
    let own = try LoopDevices.attach(image.path, "--read-only")
    defer { LoopDevices.detach(own, of: image.path) }
    let before = try loops(of: image)
    let script = try skeleton(("remove) remove ;;", removes ? "remove) remove ;;" : "remove) ;;"))
    let report = try script.report(checks(102, 104, 110, 153, 231), targets: [image.path])
    #expect(report.failedCount == 0, "\(report.results.map(\.verdict))")
    #expect(report.leftovers == [])
    #expect(try loops(of: image) == before)
  }

  /// A target that only the script understands: a word before a path, or no path at all.
  @Test(arguments: ["file:PATH", "given"]) func theLoopDevicesOfAWordAreFreed(_ form: String) throws {
    let image = files.directory.appendingPathComponent("given.img")
    try Data(count: 1 << 20).write(to: image)
    let target = form.replacing("PATH", with: image.path)
    let read = "  target=$(key params)\n"
    let replace = "  [ \"$target\" != '\(target)' ] || target='\(image.path)'\n"
    let report = try skeleton((read, read + replace)).report(targets: [target, "\(target)2"])
    #expect(report.passedCount > 20, "\(report.results.map(\.verdict))")
    #expect(report.leftovers == [])
    #expect(try loops(of: image) == "")
  }

  /// One that no key names may be another program's by then: it is reported.
  @Test func aLoopDeviceThatNoKeyNamesIsReported() throws {
    let image = files.directory.appendingPathComponent("given.img")
    try Data(count: 1 << 20).write(to: image)
    let lost = "add() {\n  losetup --find \"$(key params)\""
    let report = try skeleton(("add() {", lost)).report(checks(104), targets: [image.path])
    let left = try loops(of: image).prefix { $0 != ":" }
    defer { LoopDevices.detach(String(left), of: image.path) }
    #expect(report.leftovers.count == 1 && report.leftovers[0].hasPrefix("'\(left)' was made of a target"))
  }
}

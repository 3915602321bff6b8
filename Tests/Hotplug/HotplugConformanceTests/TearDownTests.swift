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

  /// Also where the script's own remove does nothing; a loop device that was there before stays.
  @Test(arguments: [false, true]) func theLoopDevicesOfAGivenTargetAreFreed(_ removes: Bool) throws {
    let image = files.directory.appendingPathComponent("given.img")
    try Data(count: 1 << 20).write(to: image)
    let own = try runCommand(["losetup", "--find", "--show", "--read-only", image.path]).text
      .trimmingCharacters(in: .newlines)
    defer { _ = try? runCommand(["losetup", "--detach", own]) }
    let before = try loops(of: image)
    let script = try skeleton(("remove) remove ;;", removes ? "remove) remove ;;" : "remove) ;;"))
    let report = try script.report(checks(102, 104, 110, 153, 231), targets: [image.path])
    #expect(report.failedCount == 0, "\(report.results.map(\.verdict))")
    #expect(report.leftovers == [])
    #expect(try loops(of: image) == before)
  }
}

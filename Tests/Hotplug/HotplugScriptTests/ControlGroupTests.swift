import Foundation
import Testing

@testable import HotplugScript

@Suite struct ControlGroupTests {
  private func location(_ groups: String, _ mounts: String...) -> String? {
    ControlGroup.location(mounts: Array(mounts.joined(separator: "\n").utf8), groups: Array(groups.utf8))
  }

  private let alone = "30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate"
  private let beside = "42 32 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw"
  private let version1 = "33 32 0:29 / /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu"

  @Test func isFoundWhereverItIsMounted() {
    #expect(location("0::/\n", alone) == "/sys/fs/cgroup")
    #expect(location("9:name=systemd:/\n0::/\n", version1, beside) == "/sys/fs/cgroup/unified")
    #expect(location("0::/a.slice/b.scope\n", alone) == "/sys/fs/cgroup/a.slice/b.scope")
    #expect(location("0::/pod/x\n", "1 2 0:3 /pod /cg rw - cgroup2 cgroup2 rw") == "/cg/x")
    #expect(location("0::/pod\n", "1 2 0:3 /pod /cg rw - cgroup2 cgroup2 rw") == "/cg")
  }

  @Test func isNotThere() {
    #expect(location("0::/\n", version1) == nil)
    #expect(location("4:memory:/x\n", alone) == nil)
    #expect(location("0::/../other\n", alone) == nil)
    #expect(location("0::/podium\n", "1 2 0:3 /pod /cg rw - cgroup2 cgroup2 rw") == nil)
    #expect(location("", "") == nil)
  }

  @Test func isMadeAndRemoved() throws {
    guard let group = ControlGroup.make() else { return }
    #expect(FileManager.default.fileExists(atPath: group.path + "/cgroup.procs"))
    #expect(
      ControlGroup.make().map { other in
        other.remove(); return other.path
      } != group.path
    )
    group.remove()
    #expect(!FileManager.default.fileExists(atPath: group.path))
  }

  /// Of a process that was killed between making it and starting the script.
  @Test func forsakenOnesAreRemoved() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("groups-\(UUID())")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    // Numbers of processes end below this one.
    let forsaken = "xlplug-4194305-1"
    let others = ["xlplug-\(getpid())-1", "xlplug-4194305", "xlplug-4194305-x", "a-4194305-1"]
    for name in others + [forsaken] {
      try FileManager.default.createDirectory(
        at: place.appendingPathComponent(name),
        withIntermediateDirectories: false
      )
    }
    ControlGroup.removeForsaken(in: place.path)
    let left = try FileManager.default.contentsOfDirectory(atPath: place.path)
    #expect(left.sorted() == others.sorted())
  }
}

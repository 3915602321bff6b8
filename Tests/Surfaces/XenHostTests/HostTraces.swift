import Foundation
import Testing
import XLTestKit

/// Everything of the host that a device must not leave behind, as text: the store with owners and
/// permissions, loop devices, network interfaces, processes, and what xlplug keeps.
struct HostTraces: Equatable {
  /// Programs that come and go by themselves.
  private static let passing: Set<String> = ["(udev-worker)", "systemd-udevd", "tail", "cat"]
  /// How long what is going away may take, in seconds.
  private static let secondsMax = 20.0

  /// One line for each thing.
  var lines: [String]

  /// What is there now.
  static func now() throws -> Self {
    let store = try XenHost.must(["xenstore-ls", "-f", "-p"]).split(separator: "\n").map(String.init)
    return Self(lines: store + loops() + interfaces() + processes() + kept())
  }

  private static func names(_ directory: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []).sorted()
  }

  private static func text(_ path: String) -> String? {
    (try? String(contentsOfFile: path, encoding: .utf8))?.trimmingCharacters(in: .newlines)
  }

  private static func loops() -> [String] {
    names("/sys/block").compactMap { name in
      text("/sys/block/\(name)/loop/backing_file").map { "loop \(name) \($0)" }
    }
  }

  private static func interfaces() -> [String] {
    names("/sys/class/net").map { name in
      let bridge = try? FileManager.default.destinationOfSymbolicLink(
        atPath: "/sys/class/net/\(name)/master"
      )
      return "interface \(name) \(bridge ?? "")"
    }
  }

  /// Names only, since a number says nothing; kernel threads have no program.
  private static func processes() -> [String] {
    names("/proc").filter { Int($0) != nil }.compactMap { number in
      guard let status = text("/proc/\(number)/stat"),
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(number)/exe")) != nil,
        let first = status.firstIndex(of: "("), let last = status.lastIndex(of: ")")
      else { return nil }
      let name = String(status[status.index(after: first)..<last])
      return passing.contains(name) ? nil : "process \(name)"
    }.sorted()
  }

  /// What xlplug and Xen's scripts keep in files, locks that nobody holds excepted, and control groups.
  private static func kept() -> [String] {
    ["/run/xlplug", "/run/xen-hotplug", "/sys/fs/cgroup"].flatMap { place -> [String] in
      let all = FileManager.default.enumerator(atPath: place)?.compactMap { $0 as? String } ?? []
      return all.filter { path in
        var isDirectory: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: "\(place)/\(path)", isDirectory: &isDirectory)
        return place == "/sys/fs/cgroup" ? isDirectory.boolValue : !isDirectory.boolValue && !isLock(path)
      }.map { "kept \(place)/\($0)" }.sorted()
    }
  }

  private static func isLock(_ path: String) -> Bool { path.hasSuffix("lock") }

  /// Compares with what was there before, for a while, since guests and kernels take their time; records an
  /// issue with every difference.
  static func expect(
    _ before: Self,
    now: () throws -> Self = Self.now,
    _ place: SourceLocation = #_sourceLocation
  ) throws {
    let deadline = ContinuousClock.now.advanced(by: .seconds(secondsMax))
    var after = try now()
    while after != before, ContinuousClock.now < deadline {
      usleep(200_000)
      after = try now()
    }
    #expect(after.differences(from: before) == [], "left behind or gone", sourceLocation: place)
  }

  /// What is new, with `+`, and what is gone, with `-`.
  func differences(from before: Self) -> [String] {
    lines.difference(from: before.lines).map { change in
      switch change {
      case .insert(_, let line, _): "+ \(line)"
      case .remove(_, let line, _): "- \(line)"
      }
    }
  }
}

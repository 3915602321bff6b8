import Foundation
import Testing
import XLTestKit

/// Everything of the host that a device must not leave behind, as text: the store with owners and permissions, loop
/// devices, network interfaces, processes, and what xlplug keeps.
struct HostTraces: Equatable {
  /// One line for each thing.
  var lines: [String]

  /// What is there now; of what is only going away, the end is waited for.
  static func now() throws -> Self {
    let store = try XenHost.must(["xenstore-ls", "-f", "-p"]).split(separator: "\n").map(String.init)
    let rest = try XenHost.shell(
      #"""
      losetup -l -n -O AUTOCLEAR,NAME,BACK-FILE | awk '$1 == 0 { print "loop", $2, $3 }' | sort
      for name in $(ls /sys/class/net); do echo "interface $name $(readlink /sys/class/net/$name/master || true)"; done
      ps -e -o ppid=,comm= | awk '$1 != 2 && $2 !~ /^(ps|awk|bash|sort|\(udev-worker\)|systemd-udevd|tail)$/ { print "process", $2 }' | sort
      find /run/xlplug /run/xen-hotplug /sys/fs/cgroup -mindepth 1 -type d 2>/dev/null | sort || true
      find /run/xlplug /run/xen-hotplug -type f ! -name '*.lock' ! -name lock 2>/dev/null | sort || true
      """#
    )
    return Self(lines: store + rest.split(separator: "\n").map(String.init))
  }

  /// Compares with what was there before, for a while, since guests and kernels take their time; records an issue with
  /// every difference.
  static func expect(
    _ before: Self,
    _ place: SourceLocation = #_sourceLocation
  ) throws {
    let deadline = ContinuousClock.now.advanced(by: .seconds(20))
    var after = try now()
    while after != before, ContinuousClock.now < deadline {
      usleep(500_000)
      after = try now()
    }
    let new = after.lines.filter { !before.lines.contains($0) }.map { "+ \($0)" }
    let gone = before.lines.filter { !after.lines.contains($0) }.map { "- \($0)" }
    #expect(new + gone == [], "left behind or gone", sourceLocation: place)
  }
}

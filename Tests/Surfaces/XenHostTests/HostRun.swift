import Foundation

/// What the process that runs the tests was told.
enum HostRun {
  /// Whether it runs in the dom0 that `scripts/test --xen` boots.
  static let isInside = ProcessInfo.processInfo.environment["XLPLUG_XEN_HOST_INSIDE"] == "1"
  /// Whether the long run was asked for.
  static let isLong = ProcessInfo.processInfo.environment["XLPLUG_XEN_HOST_LONG"] == "1"
  /// Whose cycles are run: all, or those that this one of the two hosts was given.
  static let cycling =
    ProcessInfo.processInfo.environment["XLPLUG_XEN_HOST_CYCLES"].map { rows in
      rows.split(separator: ",").compactMap { Attacher(rawValue: String($0)) }
    } ?? Attacher.allCases
}

import Foundation

/// What the process that runs the tests was told.
enum HostRun {
  /// Whether it runs in the dom0 that `scripts/test --xen` boots.
  static let isInside = ProcessInfo.processInfo.environment["XLPLUG_XEN_HOST_INSIDE"] == "1"
  /// Whether the long run was asked for.
  static let isLong = ProcessInfo.processInfo.environment["XLPLUG_XEN_HOST_LONG"] == "1"
  /// Whose cycles are run: ours, in the long run xl's too, or those that this one of the two hosts was given.
  static let cycling: [Attacher] = {
    let rows = ProcessInfo.processInfo.environment["XLPLUG_XEN_HOST_CYCLES"] ?? ""
    if rows.isEmpty { return isLong ? Attacher.allCases : Attacher.ours }
    return rows.split(separator: ",").map { row in
      Attacher(rawValue: String(row)) ?? { fatalError("XLPLUG_XEN_HOST_CYCLES: there is no row '\(row)'") }()
    }
  }()
}

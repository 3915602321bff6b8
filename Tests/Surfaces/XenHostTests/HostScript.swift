import XLTestKit

/// Hotplug scripts that tests put where Xen's are; the host is thrown away in the end.
enum HostScript {
  /// Where xl and xlplug look.
  static let directory = "/etc/xen/scripts"

  /// Writes a script of root's; `body` is what bash reads after `set -eu`.
  static func install(_ name: String, _ body: String) throws {
    try writeScript("#!/bin/bash\nset -eu\n\(body)\n", to: "\(directory)/\(name)")
  }
}

import Foundation
import Testing
import XLTestKit

/// Which file a script's name means.
@Suite struct ScriptPlaceTests {
  @Test func aNameIsLookedForInAllowedDirectories() throws {
    let host = try DeviceHost()
    let script = try host.script("block-own", #"[ "$1" = add ] || exit 0; \#(DeviceHost.connecting)"#)
    let attached = try host.run("attach", "7", "any,raw,xvda,w,script=block-own")
    #expect(attached.status == 0, "\(attached.text)\(attached.errorText)")
    #expect(
      attached.text.hasPrefix(
        "note: the script is '\(script)', because /etc/xen/scripts has no script "
          + "with that name\n"
      ),
      "\(attached.text)"
    )
    #expect(try host.run("detach", "7", "xvda").status == 0)
    // A name that Xen has is Xen's, as with xl.
    try host.script("block", "exit 1")
    let plan = try host.run("plan", "7", "any,raw,xvda,w,script=block")
    #expect(plan.text.contains("run /etc/xen/scripts/block add"), "\(plan.text)")
    let missing = try host.run("plan", "7", "any,raw,xvda,w,script=block-nowhere")
    #expect(missing.text.contains("run /etc/xen/scripts/block-nowhere add"), "\(missing.text)")
  }

  /// What the host's file names is passed to scripts, and nothing else of the caller's.
  @Test func variablesThatTheHostNames() throws {
    let host = try DeviceHost()
    let script = try host.script("block-env", #"env > "${0%/*}/env-$1"; \#(DeviceHost.connecting)"#)
    let settings = host.scripts.appendingPathComponent("host.yaml")
    try "script-variables: [CEPH_ARGS]\n".write(to: settings, atomically: false, encoding: .utf8)
    let variables = ["XLPLUG_CONFIG": settings.path, "CEPH_ARGS": "--id x", "CEPH_CONF": "/c"]
    for words in [["attach", "7", "any,raw,xvda,w,script=\(script)"], ["detach", "7", "xvda"]] {
      let result = try XLPlugCommand.run(host.words(words), adding: variables)
      #expect(result.status == 0, "\(result.text)\(result.errorText)")
    }
    for call in ["add", "remove"] {
      let seen = try String(contentsOf: host.scripts.appendingPathComponent("env-\(call)"), encoding: .utf8)
      #expect(seen.contains("CEPH_ARGS=--id x\n") && !seen.contains("CEPH_CONF"), "\(seen)")
    }
  }
}

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
      attached.text.hasPrefix("note: the script is '\(script)': /etc/xen/scripts has none of that name\n"),
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
}

import Foundation
import Glibc
import Testing
import XLTestKit

/// What xl.conf presets for interfaces, for the real xl 4.17 and for xlplug, with a file of the test's in the
/// place of the machine's: in a mount namespace.
@Suite struct XLGlobalConfigTests {
  private static let files = [
    "",
    "vif.default.bridge = \"br7\"\nvif.default.script=\"mine\"\n",
    "vif.default.gatewaydev=\"eth0\"\nvif.default.backend=\"net\"\n",
    "vifscript=\"old\"\ndefaultbridge=\"oldbr\"\n",
    "vifscript=\"old\"\nvif.default.script=\"new\"\nvif.default.bridge=\"new\"\ndefaultbridge=\"old\"\n",
    "vif.default.bridge=\"\"\nvif.default.bridge=\"b\\x41c\"\n", "vif.default.bridge=5\n",
    "vif.default.bridge=[\"a\"]\nvif.default.script=\"s\"\n",
    "vif.default.bridge=\"a\"\nvif.default.bridge+=\"b\"\n",
    "vif.default.bridge = nonsense\n", "autoballoon=\"auto\"\n# vif.default.bridge=\"no\"\n",
  ]
  private static let words = [
    "", "bridge=own", "script=own gatewaydev=own backend=own", "netdev=own",
    "mac=00:16:3e:00:00:01 ip=1.2.3.4",
  ]

  @Test func presets() throws {
    guard geteuid() == 0 else { return }
    let place = try Project.temporaryDirectory("xlconf")
    defer { try? FileManager.default.removeItem(at: place) }
    for (number, text) in Self.files.enumerated() {
      try Data(text.utf8).write(to: place.appendingPathComponent("\(number).conf"))
    }
    let shim = try Oracle.build("xen-shim", shared: true, libraries: ["dl"]).path
    let dryRun = try Oracle.build("xl-dry-run", shared: true).path
    let lines = Self.words.enumerated().map { index, words in
      """
      LD_PRELOAD='\(shim):\(dryRun)' \(XLProgram.path) -N network-attach 7 \(words) >$1.\(index).xl 2>&3
      echo $? >>$1.\(index).xl
      '\(XLPlugCommand.program.path)' --xen 4.17 -N network-attach 7 \(words) >$1.\(index).ours 2>&3
      echo $? >>$1.\(index).ours
      """
    }
    let script =
      "mount --bind $1.conf /etc/xen/xl.conf || exit 9\nexec 3>/dev/null\n" + lines.joined(separator: "\n")
    try Data(script.utf8).write(to: place.appendingPathComponent("script"))
    for (number, text) in Self.files.enumerated() {
      let result = try runCommand(
        ["unshare", "-m", "bash", "script", "\(number)"],
        adding: ["SHIM_DIR": place.path, "XENSTORED_PATH": "/var/empty/no-store"],
        directory: place
      )
      try #require(result.status == 0, "\(result.errorText)")
      for (index, words) in Self.words.enumerated() {
        func read(_ end: String) throws -> String {
          try String(contentsOf: place.appendingPathComponent("\(number).\(index).\(end)"), encoding: .utf8)
        }
        #expect(try read("ours") == read("xl"), "\(text.debugDescription), words '\(words)'")
      }
    }
  }
}

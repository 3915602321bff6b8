import Foundation
import Testing
import XLTestKit

/// What a command that changes devices prints while it runs, on terminals and elsewhere, and how honest its
/// end is.
@Suite(.serialized) struct DeviceProgressTests {
  /// A script that takes more than two seconds to connect.
  private static let slow = #"[ "$1" = add ] || exit 0; sleep 2.3; \#(DeviceHost.connecting)"#

  @Test func aTerminalHasOneLineForAStep() throws {
    let host = try DeviceHost()
    let spec = "any,raw,xvda,w,script=\(try host.script("slow", Self.slow))"
    let (status, text) = try host.onTerminal("attach", "7", spec, columns: 60)
    #expect(status == 0, "\(text)")
    let shown = text.split(separator: "\n").first { $0.contains("3/5") } ?? ""
    // Each line replaces the one before; the words are cut, the times are not.
    let lines = shown.components(separatedBy: "\r\u{1B}[K").filter { $0.contains("3/5") }
    try #require(lines.count == 4, "\(lines)")
    #expect(lines.allSatisfy { $0.contains("3/5 run /") && $0.count < 60 || $0.hasPrefix("  ✓ 3/5") })
    #expect(lines[1].hasSuffix("…  1 s of 30 s"), "\(lines)")
    #expect(lines[2].hasSuffix("…  2 s of 30 s"), "\(lines)")
    #expect(lines[3].hasPrefix("  ✓ 3/5 run /"), "\(lines)")
  }

  @Test func elsewhereALongStepHasALineAtItsStart() throws {
    let host = try DeviceHost()
    let spec = "any,raw,xvda,w,script=\(try host.script("slow", Self.slow))"
    let text = try host.run("attach", "7", spec).text.replacingOccurrences(of: host.scripts.path, with: "DIR")
    let lines = text.split(separator: "\n").filter { $0.contains("3/5") }
    #expect(lines.count == 2, "\(text)")
    #expect(lines.first == "  … 3/5 run DIR/slow add, up to 30 s", "\(text)")
    #expect(lines.last?.contains(#/^  ✓ 3/5 run DIR/slow add  [2-9](\.\d)? s$/#) == true, "\(text)")
  }

  @Test(arguments: [["TERM": "dumb"], ["LC_ALL": "C"]])
  func plainCharacters(_ variables: [String: String]) throws {
    let host = try DeviceHost()
    let script = try host.script("slow-and-fails", #"[ "$1" = add ] || exit 0; sleep 3; echo é; exit 1"#)
    let spec = "any,raw,xvda,w,script=\(script)"
    let text: String
    if let type = variables["TERM"] {
      text = try host.onTerminal("attach", "7", spec, type: type).text
    } else {
      text = try XLPlugCommand.run(host.words(["attach", "7", spec]), adding: variables).text
    }
    #expect(text.utf8.allSatisfy { $0 == 10 || (0x20..<0x7F).contains($0) }, "\(text.debugDescription)")
    for words in ["\n  ok 1/5 ", "\n  ... 3/5 run ", "\n      | \\u{e9}\n", "\n  failed 3/5 run "] {
      #expect(text.contains(words), "\(text)")
    }
  }

  @Test func quietPrintsErrorsOnly() throws {
    let host = try DeviceHost()
    let good = try host.script("good", #"[ "$1" = add ] || exit 0; \#(DeviceHost.connecting)"#)
    let bad = try host.script("bad", #"[ "$1" = add ] || exit 0; echo reason; exit 1"#)
    for words in [
      ["attach", "7", "any,raw,xvda,w,script=\(good)"], ["detach", "7", "xvda"], ["detach", "7", "xvda"],
      ["gc"],
    ] {
      let result = try XLPlugCommand.run(host.words(words + ["--quiet"]))
      #expect(result.status == 0 && result.text == "" && result.errorText == "", "\(words): \(result)")
    }
    let refused = try host.run("attach", "7", "any,raw,xvda,w,script=\(bad)", "-q")
    #expect(refused.status == 3 && refused.text == "")
    Expect(
      """
        | reason
      error: SCRIPTS/bad add exited with status 1
        rolled back: the entries, loop devices and processes of xvda of domain 7 are removed
        note: SCRIPTS/bad failed and must clean up itself, so it was not run with 'remove'

      """
    ).check(host.stable(refused.errorText))
    let document = try host.run("attach", "7", "any,raw,xvda,w,script=\(good)", "-q", "--json")
    #expect(try JSONDocument(document.output)["ok"].truth == true && document.errorText == "")
  }

  @Test func aRefusedStringEndsWithItsLastLine() throws {
    let host = try DeviceHost()
    let refused = try host.run("attach", "7", "/a.img,xvda,w")
    #expect(refused.status == 1 && refused.text == "")
    #expect(refused.errorText.hasSuffix(": /a.img,,xvda,w\n"), "\(refused.errorText)")
    #expect(!refused.errorText.contains("\n\n"))
  }

  // MARK: the verdict on a rollback

  /// A script that fails by itself has cleaned up itself: what it then removed could be another guest's.
  @Test func aScriptThatFailedByItselfIsNotRunOnceMore() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let spec = "any,raw,xvda,w,script=\(try host.script("fails-twice", "exit 1"))"
    let result = try host.run("attach", "7", spec)
    #expect(result.status == 3)
    let text = host.stable(result.text)
    #expect(!text.contains("undo run"), "\(text)")
    #expect(
      text.hasSuffix(
        """
          rolled back: the entries, loop devices and processes of xvda of domain 7 are removed
          note: SCRIPTS/fails-twice failed and must clean up itself, so it was not run with 'remove'

        """
      ),
      "\(text)"
    )
    #expect(try host.traces() == before)
  }

  /// Of a script that had connected, only its remove execution can take away what it made.
  @Test func aFailedUndoStepAfterASuccessIsLeftBehind() throws {
    let host = try DeviceHost()
    let script = try host.script("breaks-its-promise", #"[ "$1" = add ] || exit 1"#)
    let result = try host.run("attach", "7", "any,raw,xvda,w,script=\(script)", "--json")
    #expect(result.status == 4, "\(result.text)")
    let left = try JSONDocument(result.output)["left_behind"].items.map(\.text)
    #expect(left == ["possibly resources of \(script): \(script) remove exited with status 1"])
  }

  @Test func whatTheScriptsLogGotIsShown() throws {
    let host = try DeviceHost()
    let script = try host.script(
      "logs",
      #"""
      [ "$1" = add ] || exit 0
      mkdir -p /var/log/xen
      exec 2>>/var/log/xen/xen-hotplug.log
      echo "xenstore-read: couldn't read path backend/x" >&2
      for n in $(seq 20); do printf 'line %s of this run\e[2J\n' $n >&2; done
      exit 1
      """#
    )
    let spec = "any,raw,xvda,w,script=\(script)"
    let text = try host.run("attach", "7", spec).text
    let lines = (11...20).map { "    line \($0) of this run\\x1b[2J\n" }.joined()
    #expect(text.contains("\n  new in /var/log/xen/xen-hotplug.log:\n\(lines)  rolled back"), "\(text)")
    let log = try JSONDocument(try host.run("attach", "7", spec, "--json").output)["error"]["hotplug_log"]
    #expect(log.items.map(\.text).count == 10 && log.items.first?.text == "line 11 of this run\u{1B}[2J")
  }

  /// A script has all of its time: what it does within it counts.
  @Test func aScriptThatIsDoneWithinItsTimeHasSucceeded() throws {
    let host = try DeviceHost()
    let script = try host.script("slow", Self.slow)
    let spec = "any,raw,xvda,w,script=\(script)"
    let result = try host.run("attach", "7", spec, "--script-timeout", "6")
    #expect(result.status == 0, "\(result.text)")
    try host.run("detach", "7", "xvda")
    let late = try host.run("attach", "7", spec, "--script-timeout", "1")
    #expect(late.status == 3 && late.text.contains("error: \(script) add timed out after 1 s\n"))
    #expect(late.text.contains(#/✗ 3/5 run .* add  1(\.\d)? s\n/#), "\(late.text)")
  }
}

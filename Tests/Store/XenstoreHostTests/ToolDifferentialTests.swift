import Foundation
import Testing
import XLTestKit
import XenstoreTestKit

/// Debian's own xenstore tools print the same, to the byte, with the same status, against our server and
/// against the real daemon.
@Suite struct ToolDifferentialTests {
  static let commands = #"""
    xenstore-ls
    xenstore-ls -f
    xenstore-ls -f -p
    xenstore-ls -p /
    xenstore-ls /tool
    xenstore-ls /none
    xenstore-ls relative
    xenstore-ls a.b
    xenstore-list /
    xenstore-list /tool
    xenstore-list -p /tool
    xenstore-list /none
    xenstore-list /tool /
    xenstore-read /none
    xenstore-read /tool
    xenstore-read -p /tool
    xenstore-read /tool /tool/xenstored
    xenstore-read /tool /none
    xenstore-write /a/b/c one
    xenstore-read /a/b/c
    xenstore-read -p /a/b/c
    xenstore-read -R /a/b/c
    xenstore-write /a/b/d two /a/b/e three
    xenstore-write /a/b/f
    xenstore-write
    xenstore-write /a/b/g ""
    xenstore-read /a/b/g
    xenstore-write rel/x here
    xenstore-read rel/x
    xenstore-read /local/domain/0/rel/x
    xenstore-write /bad.path x
    xenstore-write /a//b x
    xenstore-write /a/ x
    xenstore-write "" x
    xenstore-write /a/ok 1 /bad.path 2
    xenstore-read /a/ok
    xenstore-write /esc "a\nb\tc\\d\x01e"
    xenstore-read /esc
    xenstore-read -R /esc
    xenstore-ls -f -p /
    xenstore-ls -w /
    xenstore-ls -s /
    xenstore-exists /a/b
    xenstore-exists /a/none
    xenstore-exists /a/b /a/none
    xenstore-exists bad.path
    xenstore-exists
    xenstore-chmod /a/b n0 r7
    xenstore-ls -f -p /a
    xenstore-chmod -r /a n3 b4
    xenstore-ls -f -p /a
    xenstore-chmod -u /a/b/c r0
    xenstore-ls -f -p /a
    xenstore-chmod -r -u /a/b n0
    xenstore-chmod /none n0
    xenstore-chmod /a
    xenstore-chmod /a q0
    xenstore-chmod /a n777
    xenstore-chmod /a n0 r777
    xenstore-chmod bad.path n0
    xenstore-ls -p /a
    xenstore-write /a/b/after 1
    xenstore-ls -p /a
    xenstore-rm /a/b/c
    xenstore-rm /a/b/c
    xenstore-rm /a/none/deep
    xenstore-rm /
    xenstore-rm bad.path
    xenstore-rm /a/b/d /a/b/e
    xenstore-rm -t /rel/none
    xenstore-write /deep/er/and/deeper x
    xenstore-rm -t /deep/er/and/deeper
    xenstore-exists /deep
    xenstore-list /
    xenstore-rm
    xenstore-list
    xenstore-read
    timeout 60 xenstore-watch -n 1 /a
    timeout 60 xenstore-watch -n 2 /a /tool
    timeout 60 xenstore-watch -n 1 relative
    timeout 60 xenstore-watch -n 1 bad.path
    timeout 60 xenstore-watch -n 1 @releaseDomain
    timeout 60 xenstore-watch
    watching 3 /w; xenstore-write /w/a 1 /w/b 2; wait; cat "$events"
    watching 4 /w; xenstore-rm /w/a; xenstore-chmod /w/b n0 r3; xenstore-rm /w; wait; cat "$events"
    for i in $(seq 700); do echo "/big/child-$i $i"; done | xargs xenstore-write
    xenstore-list /big
    xenstore-ls -f -p /big
    xenstore-ls /big
    xenstore-rm /big/child-350 /big/child-1 /big/child-700
    xenstore-list /big
    xenstore-write /big/child-350 back
    xenstore-list /big
    xenstore-rm /big
    xenstore-ls -f -p
    xenstore-write /value "$(printf '%2000s' | tr ' ' v)"
    xenstore-read /value
    xenstore-write /value "$(printf '%4090s' | tr ' ' v)"
    xenstore-write /value "$(printf '%4086s' | tr ' ' v)"
    xenstore-read /value
    xenstore-read "/$(printf '%2047s' | tr ' ' p)"
    xenstore-read "/$(printf '%2048s' | tr ' ' p)"
    xenstore-write "/local/domain/7/$(printf '%2048s' | tr ' ' p)" x
    xenstore-read "/local/domain/7/$(printf '%2048s' | tr ' ' p)"
    xenstore-read @releaseDomain
    xenstore-ls @introduceDomain
    xenstore-ls -f -p
    """#

  /// `watching COUNT PATH` starts to watch in the background, and returns when the store has taken the watch:
  /// the first event says so.
  static let prelude = #"""
    watching() {
      events=$(mktemp)
      xenstore-watch -n "$1" "$2" >"$events" &
      until [ -s "$events" ]; do sleep 0.01; done
    }
    trap 'rm -f "$events"' EXIT

    """#

  @Test func samePrints() throws {
    let lines = Self.commands.split(separator: "\n").map(String.init)
    #expect(lines.count >= 60)
    let answers = try TestStore.Kind.allCases.map { kind in
      let store = try TestStore(kind)
      defer { store.stop() }
      return try lines.map { line in
        let result = try store.run(["sh", "-c", Self.prelude + line])
        return "status \(result.status)\n\(result.text)\n--\n\(result.errorText)"
      }
    }
    for (index, line) in lines.enumerated() {
      #expect(answers[0][index] == answers[1][index], "\(line)")
    }
  }
}

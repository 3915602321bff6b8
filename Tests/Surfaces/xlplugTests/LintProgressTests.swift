import Foundation
import Testing
import XLTestKit

/// What a terminal shows while lint takes long.
@Suite struct LintProgressTests {
  /// Two files, of which one comes slowly through a pipe; `script` gives the command a terminal.
  private static func shown(_ options: String) throws -> String {
    let project = try LintProject(["a.cfg": LintProject.good])
    let script = """
      mkfifo slow.cfg
      { sleep 1.5; printf 'name = "slow"\\ntype = "pvh"\\nkernel = "/k"\\nmemory = 5\\n'; } > slow.cfg &
      script -qec "'$0' lint --jobs 1 \(options) slow.cfg a.cfg" /dev/null
      """
    // Whatever terminal the tests run in, or none.
    let words = ["env", "TERM=xterm", "bash", "-c", script, XLPlugCommand.program.path]
    let result = try project.run(words)
    #expect(result.status == 0, "\(result.text)\(result.errorText)")
    return result.text
  }

  @Test func itComesAndGoes() throws {
    let text = try Self.shown("")
    #expect(text.contains("\r1 of 2 files\u{1b}[K"), "\(text.debugDescription)")
    #expect(text.hasSuffix("\r\u{1b}[Knothing found in 2 files\r\n"), "\(text.debugDescription)")
  }

  @Test func aQuietRunShowsNothing() throws {
    #expect(try Self.shown("--quiet") == "")
  }
}

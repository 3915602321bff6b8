import Foundation
import Testing
import XLTestKit

/// The unit of `xlplug devd` under a real systemd, in the kernel of scripts/test-kernel.
@Suite(.ownThread, .serialized) struct ServiceUnitTests {
  /// It is ready when the unit has started; it comes back when it is killed, and knows its devices; it writes
  /// to the journal; and what a script has started outlives it.
  @Test func systemdRunsIt() throws {
    let script = Project.file("Tests/Support/kernel/systemd.sh").path
    let result = try runCommand(
      [Project.file("scripts/test-kernel").path, "loop", "--", "bash", script, XLPlugCommand.program.path],
      directory: Project.file(".")
    )
    #expect(result.status == 0, "\(result.text)\n\(result.errorText)")
  }
}

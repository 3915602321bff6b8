import Foundation
import Testing
import XLTestKit

/// The suite of Tests/Editors/lsp: a client of another project uses every capability of the built server.
@Suite struct ProtocolSuiteTests {
  @Test func clientsOfOthersAreServed() throws {
    let tool = Project.file(".build-python/bin/pytest")
    try #require(
      FileManager.default.isExecutableFile(atPath: tool.path),
      "'pytest' is not installed: run scripts/setup, which needs the network once"
    )
    let result = try runCommand(
      [tool.path, "-q", "-p", "no:cacheprovider", "--color", "no"],
      adding: ["XLPLUG": XLPlugCommand.program.path, "PYTHONDONTWRITEBYTECODE": "1"],
      directory: Project.file("Tests/Editors/lsp")
    )
    #expect(result.status == 0, "\(result.text)\(result.errorText)")
  }
}

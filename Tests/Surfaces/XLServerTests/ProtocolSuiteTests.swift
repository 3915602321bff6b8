import Foundation
import Testing
import XLTestKit

/// The suite of Tests/Editors/lsp: a client of another project uses every capability of the built server.
@Suite struct ProtocolSuiteTests {
  @Test func clientsOfOthersAreServed() throws {
    let result = try runCommand(
      try PythonTools.interpreter() + ["-m", "pytest", "-q", "-p", "no:cacheprovider", "--color", "no"],
      adding: ["XLPLUG": XLPlugCommand.program.path, "PYTHONDONTWRITEBYTECODE": "1"],
      directory: Project.file("Tests/Editors/lsp")
    )
    #expect(result.status == 0, "\(result.text)\(result.errorText)")
  }
}

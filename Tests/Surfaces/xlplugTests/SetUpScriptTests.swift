import Foundation
import Testing
import XLTestKit

/// The scripts that set a checkout up, as far as a bare machine is not needed to see it; `scripts/fresh` does
/// the rest.
@Suite struct SetUpScriptTests {
  private static func bash(_ script: String) throws -> CommandResult {
    try runCommand(["bash", "-euo", "pipefail", "-c", script], directory: Project.root)
  }

  /// A list that lacks a package of the build makes another build, and nobody sees which came first.
  @Test(arguments: ["release", "demo", "test"]) func everyListHasWhatABuildNeeds(_ list: String) throws {
    let lists = try Self.bash(". scripts/packages.sh; echo ${build[*]}; echo ${\(list)[*]}").text
      .split(separator: "\n").map { Set($0.split(separator: " ")) }
    try #require(lists.count == 2)
    #expect(lists[0].contains("libxen-dev"))
    #expect(lists[0].subtracting(lists[1]) == [], "missing in '\(list)'")
  }

  @Test func theReadmesCommandsAreFound() throws {
    let setUp = try Self.bash("scripts/fresh-roots/commands set-up README.md")
    #expect(setUp.text == "scripts/demo\nscripts/test\n")
    let install = try Self.bash("scripts/fresh-roots/commands install README.md")
    #expect(install.text == "scripts/install\n")
  }

  /// What is not there, or was renamed, is not passed over.
  @Test func aBlockWithoutCommandsIsAnError() throws {
    let files = try TestFiles("commands")
    let readme = files.directory.appendingPathComponent("README.md")
    let mark = "<!-- scripts/fresh: set-up -->"
    for (text, commands) in [
      ("\(mark)\n```sh\nsudo a --b  # c\n\n# d\ne\n```\n```sh\nf\n```\n", "a --b\ne\n"),
      ("\(mark)\n```sh\n```\n```sh\nf\n```\n", nil), ("```sh\nf\n```\n", nil),
    ] {
      try Data(text.utf8).write(to: readme)
      let found = try Self.bash("scripts/fresh-roots/commands set-up '\(readme.path)'")
      #expect(found.status == (commands == nil ? 1 : 0), "\(text)")
      #expect(found.text == commands ?? "")
    }
  }

  /// A build as a user after `sudo scripts/test`, and the reverse.
  @Test(.enabled(if: geteuid() == 0, "only root gives files away")) func everyUserHasABuildDirectory() throws
  {
    let files = try TestFiles("scratch")
    let place = files.directory.path
    let found = try Self.bash(
      """
      . scripts/environment.sh
      cd '\(place)'
      scratch_path none
      mkdir own; scratch_path own
      mkdir other; chown 65534 other; scratch_path other
      """
    )
    #expect(found.text == "none\nown\nother-root\n", "\(found.errorText)")
  }
}

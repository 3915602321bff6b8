import Foundation
import Testing
import XLTestKit

/// The manual pages, as man(1) shows them.
@Suite struct ManualTests {
  private func withPages(_ body: ([URL]) throws -> Void) throws {
    let place = try Project.temporaryDirectory("manual")
    defer { try? FileManager.default.removeItem(at: place) }
    let result = try XLPlugCommand.run(["manual", place.path])
    try #require(result.status == 0 && result.errors.isEmpty, "\(result.errorText)")
    try body(
      FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil)
        .sorted { $0.path < $1.path }
    )
  }

  @Test func rendersWithoutWarnings() throws {
    try withPages { pages in
      #expect(pages.count > 20)
      for page in pages {
        let result = try runCommand(
          ["man", "--warnings", "-l", page.path],
          adding: ["MANWIDTH": "80", "LC_ALL": "C.UTF-8"]
        )
        #expect(
          result.status == 0 && result.errorText.isEmpty,
          "\(page.lastPathComponent): \(result.errorText)"
        )
      }
    }
  }

  /// Each command and option of the help is in the manual, and each page names the next.
  @Test func hasEveryCommand() throws {
    try withPages { pages in
      let names = pages.map { $0.deletingPathExtension().lastPathComponent }
      for name in [
        "xlplug", "xlplug-attach", "xlplug-parse-disk", "xlplug-store-serve", "xlplug-block-attach",
      ] {
        #expect(names.contains(name))
      }
      for page in pages {
        let words = page.deletingPathExtension().lastPathComponent.split(separator: "-").map(String.init)
        let isXLs = words.count == 3 && ["block", "network"].contains(words[1])
        let command = isXLs ? ["\(words[1])-\(words[2])"] : Array(words.dropFirst())
        let help = try XLPlugCommand.run(command + ["--help"]).text
        let text = try runCommand(
          ["man", "-l", page.path],
          adding: ["MANWIDTH": "200", "LC_ALL": "C.UTF-8"]
        ).text
        for option in help.matches(of: #/^ *(--?[a-zA-Z-]+)/#.anchorsMatchLineEndings()) {
          #expect(text.contains(option.1), "\(page.lastPathComponent) lacks \(option.1)")
        }
        #expect(text.contains("SEE ALSO"))
      }
    }
  }

  @Test func refusesWhatIsNoDirectory() throws {
    let result = try XLPlugCommand.run(["manual", "/nowhere"])
    #expect(result.status == 3)
    #expect(result.errorText == "error: '/nowhere/xlplug.1' cannot be written: No such file or directory\n")
  }
}

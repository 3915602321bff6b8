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
        "xlplug-insert", "xlplug-eject", "xlplug-cd-insert",
      ] {
        #expect(names.contains(name))
      }
      #expect(names.contains("xlplug.yaml"))
      for page in pages where page.pathExtension == "1" {
        let words = page.deletingPathExtension().lastPathComponent.split(separator: "-").map(String.init)
        let isXLs = words.count == 3 && ["block", "network", "cd"].contains(words[1])
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

  /// xlplug.yaml(5) has each setting that the reader knows.
  @Test func hasEverySetting() throws {
    let page = try String(contentsOf: Project.file("docs/settings.md"), encoding: .utf8)
    let settings = page.matches(of: #/^\| `([a-z-]+)` \|/#.anchorsMatchLineEndings()).map { String($0.1) }
    try #require(settings.count >= 12)
    try withPages { pages in
      let file = try #require(pages.first { $0.lastPathComponent == "xlplug.yaml.5" })
      let text = try runCommand(["man", "-l", file.path], adding: ["LC_ALL": "C.UTF-8"]).text
      // A short term and its meaning share a line.
      let terms = Set(
        text.matches(of: #/^ {7}([a-z-]+)(?:$| )/#.anchorsMatchLineEndings()).map { String($0.1) }
      )
      #expect(terms.isSuperset(of: settings), "no entry for \(Set(settings).subtracting(terms))")
    }
  }

  @Test func refusesWhatIsNoDirectory() throws {
    let result = try XLPlugCommand.run(["manual", "/nowhere"])
    #expect(result.status == 3)
    #expect(
      result.errorText == "error: '/nowhere/xlplug.yaml.5' cannot be written: No such file or directory\n"
    )
  }
}

import Foundation
import Testing
import XLModel
import XLReport
import XLTestKit

/// The page about keys is what the table says; `UPDATE_EXPECT=1` writes it anew.
@Suite struct KeyReferenceTests {
  @Test func pageIsUpToDate() throws {
    let file = Project.file("docs/keys/xlcfg.md")
    let page = KeyReference.page
    if ProcessInfo.processInfo.environment["UPDATE_EXPECT"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(page.utf8).write(to: file)
    }
    let written = try String(contentsOf: file, encoding: .utf8)
    #expect(written == page, "docs/keys/xlcfg.md is out of date; UPDATE_EXPECT=1 writes it")
  }

  @Test func tellsOfEveryKey() {
    let page = KeyReference.page
    for key in ConfigKeys.all {
      #expect(page.contains("### `\(key.name)`\n\n\(key.summary)\n"), "\(key.name)")
    }
  }
}

import Foundation
import Testing
import XLTestKit

/// The page of each editor names the keys or commands for what people do most.
@Suite struct EditorPageTests {
  private static let rows = [
    "see what a key or a string means", "apply a fix", "rename a device or a guest", "complete", "format",
  ]

  @Test(arguments: ["emacs", "kate", "neovim", "vim", "vscode"])
  func namesTheKeys(_ editor: String) throws {
    let page = try String(contentsOf: Project.file("docs/editors/\(editor).md"), encoding: .utf8)
    for row in Self.rows { #expect(page.contains("\n| \(row)"), "docs/editors/\(editor).md: no '\(row)'") }
  }
}

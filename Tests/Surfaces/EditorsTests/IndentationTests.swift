import Foundation
import Testing
import XLTestKit

/// Every editor indents as `xlplug fmt` does.
@Suite struct IndentationTests {
  private static let unformatted = """
    disk = [ '/a.img,raw,xvda,w', # the root
    [ 'b', # nested
    ], ]
    name = "x"

    """

  /// What `fmt` makes of a list over several lines.
  private static func formatted() throws -> String {
    let result = try runCommand([XLPlugCommand.program.path, "fmt", "-"], input: Data(unformatted.utf8))
    try #require(result.status == 0, "\(result.errorText)")
    return result.text
  }

  /// The blanks before the first element of the list.
  private static func width() throws -> Int {
    let lines = try formatted().split(separator: "\n")
    try #require(lines.count > 2, "fmt keeps the list on one line")
    return lines[1].prefix { $0 == " " }.count
  }

  @Test func vim() throws {
    let place = try Project.temporaryDirectory("indent")
    defer { try? FileManager.default.removeItem(at: place) }
    let out = place.appendingPathComponent("out").path
    let result = try runCommand([
      "vim", "-es", "-i", "NONE", "-u", "NONE",
      "-c", "set nocompatible runtimepath^=\(Project.file("editors/vim").path)", "-c", "filetype plugin on",
      "-c", "set filetype=xlcfg",
      "-c", "call writefile([&shiftwidth, &softtabstop, &expandtab], '\(out)')", "-c", "qa!",
    ])
    try #require(result.status == 0, "\(result.text)\(result.errorText)")
    let width = try Self.width()
    #expect(try String(contentsOfFile: out, encoding: .utf8) == "\(width)\n\(width)\n1\n")
  }

  @Test func emacs() throws {
    let place = try Project.temporaryDirectory("indent")
    defer { try? FileManager.default.removeItem(at: place) }
    let file = place.appendingPathComponent("web.xl")
    let text = try Self.formatted()
    let flat = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.drop { $0 == " " } }.joined(separator: "\n")
    try Data(flat.utf8).write(to: file)
    let result = try runCommand([
      "emacs", "--batch", "-Q", "-L", Project.file("editors/emacs").path, "-l", "xl-cfg-mode", file.path,
      "--eval", "(progn (indent-region (point-min) (point-max)) (princ (buffer-string)))",
    ])
    #expect(result.text == text, "\(result.errorText)")
  }

  @Test func vscode() throws {
    let manifest = try VSCodeManifest()
    let defaults = manifest.contributes["configurationDefaults"] as? [String: [String: Any]]
    let language = try #require(defaults?["[xlcfg]"])
    #expect(language["editor.tabSize"] as? Int == (try Self.width()))
    #expect(language["editor.insertSpaces"] as? Bool == true)
  }
}

import Foundation
import Testing
import XLTestKit

/// What Vim makes of lint's lines after `:make`.
@Suite struct ErrorFormatTests {
  @Test func theCodeStays() throws {
    let place = try Project.temporaryDirectory("errorformat")
    defer { try? FileManager.default.removeItem(at: place) }
    let out = place.appendingPathComponent("out").path
    let plugin = try String(contentsOf: Project.file("editors/vim/ftplugin/xlcfg.vim"), encoding: .utf8)
    let setting = try #require(plugin.firstMatch(of: #/setlocal (errorformat=.+)/#)).output.1
    let line = "web.cfg:4:10: error[XL0004]: a unit"
    let result = try runCommand([
      "vim", "-es", "-i", "NONE", "-u", "NONE", "-c", "set \(setting)", "-c", "cgetexpr ['\(line)']",
      "-c", "let e = getqflist()[0]",
      "-c", "call writefile([bufname(e.bufnr), e.lnum, e.col, e.type, e.text], '\(out)')", "-c", "qa!",
    ])
    try #require(result.status == 0, "\(result.text)\(result.errorText)")
    #expect(
      try String(contentsOfFile: out, encoding: .utf8) == "web.cfg\n4\n10\ne\n[XL0004]: a unit\n"
    )
  }
}

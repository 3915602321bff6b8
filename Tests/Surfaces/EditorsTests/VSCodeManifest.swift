import Foundation
import Testing
import XLTestKit

@testable import XLServer

/// `editors/vscode/package.json`.
struct VSCodeManifest {
  /// The whole file.
  let members: [String: Any]
  /// What the extension adds to the editor.
  var contributes: [String: Any] { members["contributes"] as? [String: Any] ?? [:] }

  init() throws {
    let bytes = try Data(contentsOf: Project.file("editors/vscode/package.json"))
    members = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
  }
}

/// The manifest of the VS Code extension agrees with the server, with the command and with its own files.
@Suite struct VSCodeManifestTests {
  /// Settings that are the extension's own.
  private static let own = ["path", "detectByContent"]

  @Test func declaresEverySettingOfTheServer() throws {
    let configuration = try VSCodeManifest().contributes["configuration"] as? [String: Any]
    let properties = try #require(configuration?["properties"] as? [String: Any])
    let expected = (Self.own + ClientSettings.Key.allCases.map(\.rawValue)).map { "xlplug.\($0)" }
    #expect(properties.keys.sorted() == expected.sorted())
  }

  @Test func everySettingHasARowInTheDocument() throws {
    let page = try String(contentsOf: Project.file("docs/editors/README.md"), encoding: .utf8)
    for name in ClientSettings.Key.allCases.map(\.rawValue) {
      #expect(page.contains("\n| `\(name)` |"), "no row for '\(name)'")
    }
  }

  @Test func hasTheVersionOfTheCommand() throws {
    let result = try runCommand([XLPlugCommand.program.path, "--version"])
    #expect(
      try VSCodeManifest().members["version"] as? String
        == result.text.split(separator: "\n").first.map(String.init)
    )
  }

  @Test func filesThatItNamesAreThere() throws {
    let manifest = try VSCodeManifest()
    var names =
      [manifest.members["main"], manifest.members["icon"]].compactMap { $0 as? String } + ["README.md"]
    for list in ["languages", "grammars"] {
      for entry in manifest.contributes[list] as? [[String: Any]] ?? [] {
        names += [entry["configuration"], entry["path"]].compactMap { $0 as? String }
      }
    }
    #expect(names.count == 5)
    for name in names {
      let file = Project.file("editors/vscode").appendingPathComponent(name)
      #expect(FileManager.default.fileExists(atPath: file.path), "\(name) is missing")
    }
  }

  /// The package that VS Code installs: with icon, README and license, and the version that it was given.
  @Test func isPacked() throws {
    let files = try TestFiles("vsix")
    let packed = try runCommand(
      [Project.file("packaging/vsix").path, "1.2.3", files.directory.path, "1700000000"]
    )
    try #require(packed.status == 0, "\(packed.errorText)")
    let path = packed.text.trimmingCharacters(in: .newlines)
    let listed = try runCommand(["python3", "-m", "zipfile", "-l", path]).text
    for name in ["extension.js", "package.json", "icon.png", "README.md", "LICENSE.txt"] {
      #expect(listed.contains("\nextension/\(name) "), "no \(name) in \(listed)")
    }
    #expect(listed.contains("extension.vsixmanifest") && path.contains("1.2.3"))
  }
}

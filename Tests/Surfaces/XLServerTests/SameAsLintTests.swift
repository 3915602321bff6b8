import Foundation
import JSON
import Testing
import XLServer
import XLTestKit

/// The server and lint say the same of the same bytes: codes, severities, places, words.
@Suite struct SameAsLintTests {
  private struct Told: Hashable, CustomStringConvertible {
    let code: String
    let severity: String
    let start: String
    let message: String

    var description: String { "\(start) \(severity) \(code) \(message)" }
  }

  @Test func everyTextOfTheCorpus() throws {
    let folder = try Project.temporaryDirectory("lsp").resolvingSymlinksInPath()
    defer { _ = try? FileManager.default.removeItem(at: folder) }
    try Data("xen: 4.18\nrules: {XL3001: note}\nselect: [all, XL1045]\n".utf8).write(
      to: folder.appendingPathComponent(".xlplug.yaml")
    )
    // What is not UTF-8 never comes from an editor.
    let texts = try (ConfigCorpus.files() + ConfigCorpus.cases()).filter {
      String(validating: $0.bytes, as: UTF8.self) != nil && !$0.bytes.contains(0x0D)
    }
    #expect(texts.count > 100)
    for (number, text) in texts.enumerated() {
      try Data(text.bytes).write(to: folder.appendingPathComponent("a\(number).cfg"))
    }
    let result = try runCommand(
      [XLPlugCommand.program.path, "lint", "--output-format", "json", "--all-files", "."],
      directory: folder
    )
    let lint = try Self.lint(result.output)
    let yaml = try String(contentsOf: folder.appendingPathComponent(".xlplug.yaml"), encoding: .utf8)
    let names = texts.indices.map { folder.appendingPathComponent("a\($0).cfg").path }
    var files = Dictionary(
      uniqueKeysWithValues: zip(names, texts).map { ($0, String(decoding: $1.bytes, as: UTF8.self)) }
    )
    files[folder.appendingPathComponent(".xlplug.yaml").path] = yaml
    let capabilities: JSONValue = ["general": ["positionEncodings": ["utf-32"]]]
    let talk = Talk(files, folders: ["file://\(folder.path)"], capabilities: capabilities)
    for name in names { talk.open(files[name] ?? "", uri: "file://\(name)") }
    talk.settle()
    for (number, name) in names.enumerated() {
      let told = Self.server(talk, "file://\(name)")
      let wanted = lint["a\(number).cfg"] ?? []
      #expect(
        told == wanted,
        "\(texts[number].name)\nserver: \(told.subtracting(wanted))\nlint: \(wanted.subtracting(told))"
      )
    }
  }

  private static func lint(_ data: Data) throws -> [String: Set<Told>] {
    var files: [String: Set<Told>] = [:]
    let document = try JSONReader.value(of: Array(data))
    for file in document["files"].array ?? [] {
      let name = (file["path"].string ?? "").split(separator: "/").last.map(String.init) ?? ""
      files[name] = Set(
        (file["diagnostics"].array ?? []).map { item in
          Told(
            code: item["code"].string ?? "",
            severity: item["severity"].string ?? "",
            start: "\((item["line"].integer ?? 0) - 1):\((item["column"].integer ?? 0) - 1)",
            message: item["message"].string ?? ""
          )
        }
      )
    }
    return files
  }

  private static func server(_ talk: Talk, _ uri: String) -> Set<Told> {
    for case .notification(.publishDiagnostics, let value) in talk.told.reversed()
    where value["uri"].string == uri {
      return Set(
        (value["diagnostics"].array ?? []).map { item in
          Told(
            code: item["code"].string ?? "",
            severity: ["", "error", "warning", "note"][item["severity"].integer ?? 0],
            start:
              "\(item["range"]["start"]["line"].integer ?? 0):\(item["range"]["start"]["character"].integer ?? 0)",
            message: (item["message"].string ?? "").split(separator: "\n").first.map(String.init) ?? ""
          )
        }
      )
    }
    return []
  }
}

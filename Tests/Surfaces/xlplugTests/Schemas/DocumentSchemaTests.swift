import Foundation
import JSON
import Testing
import XLTestKit

/// docs/schema is made of `DocumentSchema.all`; `UPDATE_EXPECT=1 scripts/test` rewrites it.
@Suite struct DocumentSchemaTests {
  @Test func theFilesAreThoseOfTheShapes() throws {
    var texts = DocumentSchema.all.map { ($0.path, $0.value.indentedText) }
    texts.append(("docs/schema/README.md", Self.page))
    for (path, text) in texts {
      let file = Project.file(path)
      if (try? String(contentsOf: file, encoding: .utf8)) == text { continue }
      guard ProcessInfo.processInfo.environment["UPDATE_EXPECT"] == "1" else {
        Issue.record("\(path) is outdated; run UPDATE_EXPECT=1 scripts/test")
        continue
      }
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let present = try FileManager.default.contentsOfDirectory(atPath: Project.file("docs/schema").path)
    #expect(Set(present.map { "docs/schema/\($0)" }) == Set(texts.map(\.0)))
  }

  @Test func everyDefinitionIsThere() {
    let names = DocumentDefinition.all.map(\.name)
    #expect(Set(names).count == names.count)
    let needed =
      DocumentDefinition.all.flatMap(\.shape.needed)
      + DocumentSchema.all.flatMap { $0.alternatives.flatMap(\.needed) }
    #expect(Set(needed) == Set(names))
  }

  /// The table of schemas.
  private static var page: String {
    let rows = DocumentSchema.all.map { schema in
      let commands = schema.commands.map { "`\($0)`" }.joined(separator: ", ")
      return "| \(commands) | [\(schema.name).schema.json](\(schema.name).schema.json) |\n"
    }
    return """
      # Schemas of JSON documents

      What `--json` prints, as [JSON Schema](https://json-schema.org) 2020-12, for programs that check it or \
      generate types from it.
      [cli.md](../cli.md) describes the documents.
      Tests validate what the commands print: every member is in the schema, and every member of a schema is \
      printed by some command.
      A later release may add members, but does not remove or rename any without an entry in the changelog; \
      a program that validates documents of later releases must permit further members.

      | command | schema |
      |---|---|
      \(rows.joined())
      Each file is complete and refers to no other.
      Commands that print a document for each device or string print one a line, and the schema describes one \
      line.
      Packages install the files in `share/doc/xlplug/schema`.
      `lint --output-format sarif`, `gitlab` and `junit` follow the schemas of these formats, \
      and [manifest.schema.json](../../grammar/manifest.schema.json) is the schema of manifests.

      ```sh
      xlplug list --json | check-jsonschema --schemafile list.schema.json -
      ```

      """
  }

  /// The check itself: both directions, on documents that nobody printed.
  @Test func theCheckFindsDisagreements() throws {
    func found(_ texts: String...) throws -> [String] {
      let check = DocumentCheck("list")
      for text in texts {
        check.add("list", text, 0...0, CommandResult(status: 0, output: Data(text.utf8), errors: Data()))
      }
      return try check.disagreements()
    }
    let empty = #"{"simulated":true,"devices":[]}"# + "\n"
    let failed = #"{"ok":false,"error":{"message":"a"},"help":"b"}"# + "\n"
    let unprinted = try found(empty, failed)
    #expect(unprinted.allSatisfy { $0.hasPrefix("never printed: ") })
    #expect(unprinted.contains("never printed: failed.help = null"))
    #expect(unprinted.contains("never printed: listedDisk.vdev"))
    #expect(unprinted.contains("never printed: list.encoding"))
    #expect(!unprinted.contains("never printed: list.simulated"))
    #expect(try found(empty).contains("never printed: list: = failed"))
    for wrong in [
      #"{"simulated":true,"devices":[],"more":1}"#, #"{"simulated":true}"#, #"{"simulated":1,"devices":[]}"#,
      #"{"ok":true,"error":{"message":"a"},"help":null}"#, #"{"simulated":true,"devices":[{}]}"#, "[]",
    ] { #expect(try found(wrong + "\n").first?.hasPrefix("never printed") == false, "\(wrong)") }
    #expect(try found("").first?.contains("no document") == true)
  }
}

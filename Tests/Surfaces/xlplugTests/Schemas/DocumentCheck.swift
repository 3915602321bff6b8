import Foundation
import JSON
import Testing
import XLTestKit

/// Documents that commands printed, and the check that schemas describe them exactly.
final class DocumentCheck {
  /// What was printed by one command.
  private struct Printed: Encodable {
    let schema: String
    let command: String
    let text: String
  }

  /// What the check reads.
  private struct Input: Encodable {
    let schemas: [String: Data]
    let printed: [Printed]
  }

  private let schemas: [DocumentSchema]
  private var printed: [Printed] = []

  /// A check of these schemas.
  init(_ names: String...) { schemas = DocumentSchema.all.filter { names.contains($0.name) } }

  /// Notes what a command printed; its status must be one of these.
  func add(
    _ schema: String,
    _ command: String,
    _ statuses: ClosedRange<Int32>,
    _ result: CommandResult,
    place: SourceLocation = #_sourceLocation
  ) {
    #expect(
      statuses.contains(result.status),
      "\(command): \(result.text)\(result.errorText)",
      sourceLocation: place
    )
    #expect(schemas.contains { $0.name == schema }, sourceLocation: place)
    printed.append(Printed(schema: schema, command: command, text: result.text))
  }

  /// What does not agree: documents that are not valid, and parts of schemas that no document has.
  ///
  /// Parts are definitions' members (`device.name`), their values (`device.name = null`), and a schema's
  /// alternatives (`list: failed`). Those that begin with an exception may be missing.
  func disagreements(except exceptions: [String] = []) throws -> [String] {
    let values = schemas.map { ($0.name, Data($0.value.text)) }
    let input = Input(schemas: Dictionary(uniqueKeysWithValues: values), printed: printed)
    let result = try runCommand(
      try PythonTools.interpreter() + [Project.file("Tests/Support/check-documents.py").path],
      input: try JSONEncoder().encode(input)
    )
    try #require(result.status == 0, "\(result.errorText)")
    return result.text.split(separator: "\n").map(String.init).filter { line in
      !exceptions.contains { line.hasPrefix("never printed: \($0)") }
    }
  }

  /// Records an issue with all disagreements.
  func report(except exceptions: [String] = [], place: SourceLocation = #_sourceLocation) throws {
    let found = try disagreements(except: exceptions)
    if !found.isEmpty { Issue.record("\(found.joined(separator: "\n"))", sourceLocation: place) }
  }
}

import Foundation
import JSON
import XLCheck
import XLModel
import XLReport

/// A JSON object as its leaves by path, as the case files write them: `b_info.ioports[0].first`.
///
/// Empty objects are nothing; xl prints some where we do not.
enum FlatDocument {
  /// The leaves of an object.
  static func leaves(_ object: Any, at path: String = "") -> [String: String] {
    var result: [String: String] = [:]
    switch object {
    case let members as [String: Any]:
      for (name, value) in members {
        result.merge(leaves(value, at: path.isEmpty ? name : "\(path).\(name)")) { $1 }
      }
      if members.isEmpty, path.hasSuffix("]") { result[path] = "{}" }
    case let values as [Any]:
      for (index, value) in values.enumerated() {
        result.merge(leaves(value, at: "\(path)[\(index)]")) { $1 }
      }
      if values.isEmpty { result[path] = "[]" }
    // A value that libxl has no name for; xl 4.17 prints one for an rdm policy that nothing set.
    case is NSNull: break
    case let text as String: result[path] = "\"\(text)\""
    default: result[path] = "\(object)"
    }
    return result
  }

  /// The leaves of the domain that we make of a file.
  static func leaves(_ domain: DomainReading) throws -> [String: String] {
    var line: [UInt8] = []
    JSONValue.object(DomainDocument(domain.spec).members).write(to: &line, encodesBytes: true)
    return leaves(try JSONSerialization.jsonObject(with: Data(line)))
  }

  /// What differs between two documents, for a person.
  static func difference(_ ours: [String: String], _ theirs: [String: String]) -> String {
    Set(ours.keys).union(theirs.keys).sorted().filter { ours[$0] != theirs[$0] }
      .map { "\($0): \(ours[$0] ?? "nothing") is not \(theirs[$0] ?? "nothing")" }.joined(separator: ", ")
  }
}

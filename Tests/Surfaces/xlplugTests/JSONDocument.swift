import Foundation

/// A JSON document as a test looks into it: the names of an object in the order in which they were printed.
struct JSONDocument {
  private let value: Any?
  private let source: String

  /// Parses one document.
  init(_ data: Data) throws {
    value = try JSONSerialization.jsonObject(with: data, options: [.fragmentsAllowed])
    source = String(decoding: data, as: UTF8.self)
  }

  private init(_ value: Any?, _ source: String) { (self.value, self.source) = (value, source) }

  /// A document for each line.
  static func lines(_ data: Data) throws -> [JSONDocument] {
    try data.split(separator: 10).map { try JSONDocument(Data($0)) }
  }

  /// The names of an object's members, in the order of the text; empty for what is no object.
  var names: [String] {
    guard let members = value as? [String: Any] else { return [] }
    func place(_ name: String) -> String.Index {
      source.range(of: "\"\(name)\":")?.lowerBound ?? source.endIndex
    }
    return members.keys.sorted { place($0) < place($1) }
  }

  /// A member of an object.
  subscript(_ name: String) -> JSONDocument { JSONDocument((value as? [String: Any])?[name], source) }

  /// The elements of an array; none for what is no array.
  var items: [JSONDocument] { (value as? [Any] ?? []).map { JSONDocument($0, source) } }

  /// A string.
  var text: String? { value as? String }
  /// A number.
  var number: Int? { (value as? NSNumber)?.intValue }
  /// A truth.
  var truth: Bool? { value as? Bool }
  /// Whether it is `null`.
  var isNull: Bool { value is NSNull }
}

import Foundation

/// A JSON document as a test looks into it.
struct JSONDocument {
  private let value: Any?

  /// Parses one document.
  init(_ data: Data) throws {
    value = try JSONSerialization.jsonObject(with: data, options: [.fragmentsAllowed])
  }

  private init(_ value: Any?) { self.value = value }

  /// A document for each line.
  static func lines(_ data: Data) throws -> [JSONDocument] {
    try data.split(separator: 10).map { try JSONDocument(Data($0)) }
  }

  /// The names of an object's members; none for what is no object.
  var names: Set<String> { Set((value as? [String: Any] ?? [:]).keys) }

  /// A member of an object.
  subscript(_ name: String) -> JSONDocument { JSONDocument((value as? [String: Any])?[name]) }

  /// The elements of an array; none for what is no array.
  var items: [JSONDocument] { (value as? [Any] ?? []).map { JSONDocument($0) } }

  /// A string.
  var text: String? { value as? String }
  /// A number.
  var number: Int? { (value as? NSNumber)?.intValue }
  /// A truth.
  var truth: Bool? { value as? Bool }
  /// Whether it is `null`.
  var isNull: Bool { value is NSNull }
}

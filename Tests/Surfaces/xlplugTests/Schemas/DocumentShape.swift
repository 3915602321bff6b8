import JSON

/// What a value of a document may be, from which its JSON Schema is made.
indirect enum DocumentShape: Sendable {
  case string, integer, boolean, null
  /// The boolean `false`.
  case isFalse
  /// An object of libxl's, whose members are libxl's too.
  case libxlObject
  /// One of several strings.
  case words([String])
  case list(DocumentShape)
  /// An array with one value for each shape.
  case tuple([DocumentShape])
  case either([DocumentShape])
  /// What a definition of this name says.
  case definition(String)
  /// An object with these members, and no others.
  case object([DocumentMember])

  /// The names of the definitions that it needs directly.
  var needed: [String] {
    switch self {
    case .string, .integer, .boolean, .null, .isFalse, .libxlObject, .words: []
    case .list(let shape): shape.needed
    case .tuple(let shapes), .either(let shapes): shapes.flatMap(\.needed)
    case .definition(let name): [name]
    case .object(let members): members.flatMap(\.shape.needed)
    }
  }

  /// The JSON Schema of it.
  var schema: JSONValue {
    switch self {
    case .string: ["type": "string"]
    case .integer: ["type": "integer"]
    case .boolean: ["type": "boolean"]
    case .null: ["type": "null"]
    case .isFalse: ["const": false]
    case .libxlObject: ["type": "object"]
    case .words(let words): ["enum": .array(words.map { .string($0) })]
    case .list(let shape): ["type": "array", "items": shape.schema]
    case .tuple(let shapes):
      [
        "type": "array", "prefixItems": .array(shapes.map(\.schema)), "items": false,
        "minItems": Self.count(shapes),
      ]
    case .either(let shapes): ["oneOf": .array(shapes.map(\.schema))]
    case .definition(let name): ["$ref": .string("#/$defs/\(name)")]
    case .object(let members):
      [
        "type": "object", "additionalProperties": false,
        "required": .array(members.filter { !$0.isOptional }.map { .string($0.name) }),
        "properties": .object(members.map { .init($0.name, $0.schema) }),
      ]
    }
  }

  private static func count(_ shapes: [DocumentShape]) -> JSONValue { .integer(Int64(shapes.count)) }
}

/// A member of an object in a document.
struct DocumentMember: Sendable {
  let name: String
  let shape: DocumentShape
  /// The meaning, in one sentence.
  let meaning: String
  /// Whether some documents do not have it.
  var isOptional = false

  init(_ name: String, _ shape: DocumentShape, _ meaning: String) {
    (self.name, self.shape, self.meaning) = (name, shape, meaning)
  }

  /// A member that some documents do not have.
  static func optional(_ name: String, _ shape: DocumentShape, _ meaning: String) -> DocumentMember {
    var member = DocumentMember(name, shape, meaning)
    member.isOptional = true
    return member
  }

  /// A member that is null in some documents.
  static func nullable(_ name: String, _ shape: DocumentShape, _ meaning: String) -> DocumentMember {
    DocumentMember(name, .either([shape, .null]), meaning)
  }

  /// That bytes are encoded, in a document with strings of the user's.
  static let encoding = optional(
    "encoding",
    .words(["bytes"]),
    "Present if a string is not UTF-8: each byte from 0x80 is then written as U+0080 to U+00FF."
  )

  var schema: JSONValue {
    .object([.init("description", .string(meaning))] + (shape.schema.members ?? []))
  }
}

/// A shape with a name, which documents and other definitions use.
struct DocumentDefinition: Sendable {
  let name: String
  let meaning: String
  let shape: DocumentShape

  init(_ name: String, _ meaning: String, _ shape: DocumentShape) {
    (self.name, self.meaning, self.shape) = (name, meaning, shape)
  }

  /// An object.
  init(_ name: String, _ meaning: String, _ members: [DocumentMember]) {
    self.init(name, meaning, .object(members))
  }

  var schema: JSONValue {
    .object([.init("description", .string(meaning))] + (shape.schema.members ?? []))
  }

  /// All definitions.
  static let all =
    shared + outcomes + plans + lists + differences + doctor + garbage + scripts + diagnostics + lint + parse
    + pages
    + settings

  static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
}

/// The schema of the documents that some commands print: docs/schema/NAME.schema.json.
struct DocumentSchema: Sendable {
  let name: String
  let title: String
  /// The commands that print such a document, as Markdown.
  let commands: [String]
  /// The document, and those that are printed instead when the command cannot do its work.
  let alternatives: [DocumentShape]
  let description: String

  /// The path of the file, in the checkout.
  var path: String { "docs/schema/\(name).schema.json" }

  /// The names of all definitions that it needs, in the order of `DocumentDefinition.all`.
  private var needed: [DocumentDefinition] {
    var found: Set<String> = []
    var rest = alternatives.flatMap(\.needed)
    while let name = rest.popLast() {
      if found.insert(name).inserted { rest += DocumentDefinition.byName[name]?.shape.needed ?? [] }
    }
    return DocumentDefinition.all.filter { found.contains($0.name) }
  }

  var value: JSONValue {
    let head: [JSONValue.Member] = [
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("$id", .string("urn:xlplug:schema:\(name)")), .init("title", .string(title)),
      .init("description", .string(description)),
    ]
    let shape = alternatives.count == 1 ? alternatives[0] : .either(alternatives)
    return .object(
      head + (shape.schema.members ?? [])
        + [.init("$defs", .object(needed.map { .init($0.name, $0.schema) }))]
    )
  }
}

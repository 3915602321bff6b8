public import JSON
public import XLModel

/// The domain that xl builds from a file, in the names and shapes of libxl's JSON.
///
/// What libxl begins with is left out, and so are objects without members (observed: `xl create -n`, 4.17 to
/// 4.23).
public struct DomainDocument: Hashable, Sendable {
  /// The members, in the order in which xl sets them.
  public let members: [JSONValue.Member]

  /// The document of a domain.
  public init(_ spec: DomainSpec) {
    var root = Branch()
    for member in spec.members { root.insert(member.value, at: Self.names(in: member.path)[...]) }
    members = root.members
  }

  /// The names on the way to a member; `type.hvm` is one name of libxl's.
  private static func names(in path: String) -> [String] {
    var names: [String] = []
    for part in path.split(separator: ".").map(String.init) {
      if names.last == "type" { names[names.count - 1] += "." + part } else { names.append(part) }
    }
    return names
  }

  /// Members on their way to becoming an object.
  private struct Branch {
    private var order: [String] = []
    private var leaves: [String: JSONValue] = [:]
    private var branches: [String: Branch] = [:]

    mutating func insert(_ value: DomainValue, at names: ArraySlice<String>) {
      guard let name = names.first else { return }
      if leaves[name] == nil, branches[name] == nil { order.append(name) }
      if names.count == 1 {
        leaves[name] = DomainDocument.json(value)
      } else {
        branches[name, default: Branch()].insert(value, at: names.dropFirst())
      }
    }

    var members: [JSONValue.Member] {
      order.compactMap { name in
        if let leaf = leaves[name] { return JSONValue.Member(name, leaf) }
        return branches[name].map { JSONValue.Member(name, .object($0.members)) }
      }
    }
  }

  /// A member of a structure of libxl's.
  static func member(_ member: DomainMember) -> JSONValue.Member { .init(member.path, json(member.value)) }

  private static func json(_ value: DomainValue) -> JSONValue {
    switch value {
    case .text(let bytes): .bytes(bytes)
    case .name(let name): .string(name)
    case .number(let number): .integer(number)
    case .unsigned(let number): .unsigned(number)
    case .flag(let flag): .bool(flag)
    case .choice(let choice): .string(choice ? "True" : "False")
    case .list(let values): .array(values.map(json))
    case .members(let members): .object(members.map(member))
    }
  }
}

extension JSONValue {
  /// The value as people read it: a line for each member, two spaces for each level, a newline at the end.
  public var indentedText: String { indented("") + "\n" }

  private func indented(_ indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .object(let members) where !members.isEmpty:
      let lines = members.map { member in
        let name = String(decoding: JSONValue.string(member.name).text, as: UTF8.self)
        return "\(inner)\(name): \(member.value.indented(inner))"
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    case .array(let items) where items.contains { $0.members != nil }:
      let lines = items.map { inner + $0.indented(inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
    default: return String(decoding: text, as: UTF8.self)
    }
  }
}

import JSON
import XLText

/// Members of a JSON object as lines of two columns, for people.
struct FieldTable {
  let members: [JSONValue.Member]

  /// A line for each member; those of an object inside have both names, with a dot.
  init(members: [JSONValue.Member]) {
    self.members = members.flatMap(Self.flat)
  }

  private static func flat(_ member: JSONValue.Member) -> [JSONValue.Member] {
    let inner: [JSONValue.Member]
    switch member.value {
    case .object(let members): inner = members.map { .init(member.name + "." + $0.name, $0.value) }
    case .array(let values):
      inner = values.enumerated().map { .init(member.name + "[\($0.offset)]", $0.element) }
    default: return [member]
    }
    return inner.flatMap(flat)
  }

  /// The lines, indented by two; empty where there are no members.
  var lines: [String] {
    let width = members.map(\.name.utf8.count).max() ?? 0
    return members.map { member in
      "  " + member.name + String(repeating: " ", count: width - member.name.utf8.count + 2)
        + Self.shown(member.value)
    }
  }

  private static func shown(_ value: JSONValue) -> String {
    switch value {
    case .bytes(let bytes): bytes.isEmpty ? "(empty)" : VisibleText(bytes).shown
    case .string(let text): VisibleText(text.utf8).shown
    case .integer(let number): String(number)
    case .unsigned(let number): String(number)
    case .bool(let isTrue): isTrue ? "true" : "false"
    default: "(none)"
    }
  }
}

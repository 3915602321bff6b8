/// The mutable properties that the types of a file store, found by counting brackets.
struct StoredProperties {
  /// A structure, a class or an actor.
  struct Owner: Hashable {
    /// Its name.
    var name: String
    /// The line of its declaration, from 1.
    var line: Int
    /// How many properties it stores that can be changed.
    var count = 0
  }

  /// All types of the file.
  private(set) var owners: [Owner] = []

  init(_ file: Checkout.File) {
    var open: [(owner: Int, depth: Int)] = []
    var depth = 0
    let bare = file.bare
    for (index, line) in bare.lines.enumerated() where !bare.isLiteral[index] {
      if let declared = line.firstMatch(of: #/(?:^|\s)(?:struct|class|actor)\s+(\w+)/#), line.contains("{") {
        owners.append(Owner(name: String(declared.output.1), line: index + 1))
        open.append((owners.count - 1, depth + 1))
      } else if let last = open.last, last.depth == depth {
        owners[last.owner].count += Self.variables(line)
      }
      for letter in line.utf8 {
        if letter == UInt8(ascii: "{") { depth += 1 }
        guard letter == UInt8(ascii: "}") else { continue }
        depth -= 1
        if let last = open.last, depth < last.depth { open.removeLast() }
      }
    }
  }

  /// How many variables a line of a type's body declares that are stored; what has a body and no first value
  /// is computed.
  private static func variables(_ line: String) -> Int {
    guard let declared = line.firstMatch(of: #/^\s*(?:[\w@()]+\s+)*?var\s+(.*)$/#),
      !line.contains(#/\bstatic\s/#)
    else { return 0 }
    let text = declared.output.1
    let head = text.prefix { $0 != "{" }
    if head.count < text.count, !head.contains("=") { return 0 }
    guard text.hasPrefix("(") else { return 1 }
    return text.prefix { $0 != ")" }.count { $0 == "," } + 1
  }
}

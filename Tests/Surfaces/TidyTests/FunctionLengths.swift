/// Where the functions of a file begin and how long they are, found by counting brackets.
struct FunctionLengths {
  /// A function, an initialiser, or a property with a body.
  struct Body: Hashable {
    /// The line of its declaration, from 1.
    var line: Int
    /// How many lines of code it has, from the declaration to the closing bracket.
    var count: Int
  }

  /// All of them.
  private(set) var bodies: [Body] = []
  private var pending: Int?
  private var open: [(line: Int, depth: Int)] = []
  private var depth = 0
  private var roundDepth = 0

  init(_ file: Checkout.File) {
    let bare = file.bare
    let isSwift = file.suffix == "swift"
    for (index, line) in bare.lines.enumerated() where !bare.isLiteral[index] {
      if isSwift ? Self.declares(line) : depth == 0 && line.contains("(") { pending = index }
      for letter in line.utf8 where letter > 0x7A || letter < 0x60 {
        take(UnicodeScalar(letter), index, bare.isLiteral)
      }
    }
  }

  private static let words = ["func ", "init", "deinit", "subscript", "var "]

  private static func declares(_ line: String) -> Bool {
    // Most lines are decided without an expression.
    guard words.contains(where: line.contains) else { return false }
    return line.firstMatch(of: #/(^|\s)(func\s|init[?(<]|deinit\s|subscript[(<])/#) != nil
      || line.firstMatch(of: #/\bvar\s[^=]*\{\s*$/#) != nil
  }

  private mutating func take(_ letter: UnicodeScalar, _ index: Int, _ isLiteral: [Bool]) {
    switch letter {
    case "(", "[": roundDepth += 1
    case ")", "]": roundDepth -= 1
    case ";" where roundDepth == 0: pending = nil
    case "{":
      depth += 1
      if roundDepth == 0, let line = pending {
        open.append((line, depth))
        pending = nil
      }
    case "}":
      if let last = open.last, last.depth == depth {
        open.removeLast()
        // A literal of several lines is material, not code.
        let count = (last.line...index).count { !isLiteral[$0] }
        bodies.append(Body(line: last.line + 1, count: count))
      } else if roundDepth == 0 {
        pending = nil
      }
      depth -= 1
    default: break
    }
  }
}

internal import OrderedCollections
import XenstoreWire

/// All nodes by absolute path, and how many each domain owns.
///
/// Every node but the root is listed among its parent's children; each change gives a node a new generation.
struct Tree: Sendable {
  private(set) var nodes: [String: Node] = [:]
  private(set) var ownedCounts: [UInt16: Int] = [:]
  private var generation: UInt64 = 0

  subscript(path: String) -> Node? { nodes[path] }

  mutating func put(_ path: String, _ node: Node) {
    generation += 1
    var node = node
    node.generation = generation
    if let old = nodes.updateValue(node, forKey: path) { ownedCounts[old.permissions.owner, default: 0] -= 1 }
    ownedCounts[node.permissions.owner, default: 0] += 1
  }

  /// Changes the list of a node's children where it is: with a copy of it for each change, many children of
  /// one directory would cost the square of their number.
  mutating func changeChildren(of path: String, _ change: (inout OrderedSet<String>) -> Void) {
    generation += 1
    nodes[path]?.changeChildren(change)
    nodes[path]?.generation = generation
  }

  mutating func remove(_ path: String) {
    if let old = nodes.removeValue(forKey: path) { ownedCounts[old.permissions.owner, default: 0] -= 1 }
  }

  /// The path of the parent; nil for the root.
  static func parent(of path: String) -> String? {
    guard path != "/", let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The path of a child.
  static func child(_ name: String, of path: String) -> String {
    path == "/" ? "/" + name : path + "/" + name
  }

  /// The last name of a path.
  static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }
}

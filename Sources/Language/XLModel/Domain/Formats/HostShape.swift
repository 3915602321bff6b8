/// How many processors and NUMA nodes the host of a guest has; nil where nothing is known of it.
///
/// Xen's answer decides which processors of a list exist. What depends on a number that is not known is not
/// reported.
public struct HostShape: Hashable, Sendable {
  /// The numbers of processors that a setting takes.
  public static let processorCounts = 1...4096
  /// The numbers of nodes that a setting takes.
  public static let nodeCounts = 1...64

  /// How many processors there are.
  public var processorCount: Int?
  /// How many nodes they are in.
  public var nodeCount: Int?

  /// A host; one of which nothing is known unless numbers are given.
  public init(processorCount: Int? = nil, nodeCount: Int? = nil) {
    self.processorCount = processorCount
    self.nodeCount = nodeCount
  }

  /// What `all` is in the members of a domain where the host is not known.
  private static let exampleProcessorCount = 8
  /// What `nodes:1` is counted with where the host is not known.
  private static let exampleNodeCount = 2
  /// Above this number, named processors are left out of the members where the host is not known.
  private static let namedProcessorsMax = 512

  /// Numbers below this one are kept of those that a list names.
  var namedCount: Int { processorCount ?? Self.namedProcessorsMax }

  /// The processors of `all`.
  var all: Range<Int> { 0..<(processorCount ?? Self.exampleProcessorCount) }

  /// The processors of the nodes from one number to another, each node with as many; none of a node that
  /// there is not.
  func processors(ofNodes first: UInt64, _ last: UInt64) -> [Int] {
    let nodes = nodeCount ?? Self.exampleNodeCount
    let each = max(1, all.count / nodes)
    guard first < UInt64(nodes) else { return [] }
    return Array(Int(first) * each..<(Int(min(last, UInt64(nodes) - 1)) + 1) * each)
  }
}

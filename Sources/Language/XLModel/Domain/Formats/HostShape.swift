/// The host that xl is imitated on where nothing is known of the real one: 8 processors in 2 nodes.
///
/// Xen's answer decides which processors of a list exist. What depends on it is reported as such.
enum HostShape {
  /// How many processors there are.
  static let processorCount = 8
  /// How many nodes they are in, each with as many.
  static let nodeCount = 2

  /// The processors of a node; none of a node that there is not.
  static func processors(ofNode node: UInt64) -> Range<Int> {
    guard node < UInt64(nodeCount) else { return 0..<0 }
    let each = processorCount / nodeCount
    return Int(node) * each..<(Int(node) + 1) * each
  }
}

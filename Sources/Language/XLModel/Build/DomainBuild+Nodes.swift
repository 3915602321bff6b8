/// What libxl refuses of virtual NUMA nodes, whatever the nodes of the host are.
///
/// xl: tools/libs/light/libxl_vnuma.c; PV guests cannot have nodes at all.
extension DomainBuild {
  private static let path = "b_info.vnuma_nodes"

  /// The numbers of one node.
  private struct Node {
    var kibibytes: Int64 = 0
    var distances: [Int64] = []
    var processors: [Int64] = []

    init(_ value: DomainValue) {
      guard case .members(let members) = value else { return }
      for member in members {
        switch (member.path, member.value) {
        case ("memkb", .number(let number)): kibibytes = number
        case ("distances", .list(let list)): distances = Self.numbers(list)
        case ("vcpus", .list(let list)): processors = Self.numbers(list)
        default: continue
        }
      }
    }

    private static func numbers(_ list: [DomainValue]) -> [Int64] {
      list.compactMap { if case .number(let number) = $0 { number } else { nil } }
    }
  }

  var nodeRefusals: [BuildRefusal] {
    guard guest != .pv, case .list(let values) = spec[Self.path] else { return [] }
    let nodes = values.map(Node.init)
    var refusals: [BuildRefusal] = []
    if let first = nodes.first, UInt64(clamping: first.kibibytes) < videoMemory {
      let paths = [Self.path, "b_info.video_memkb", "b_info.type.hvm.vga.kind"]
      refusals.append(BuildRefusal(.vnuma(.videoMemory), paths))
    }
    if let conflict = processorConflict(nodes) ?? distanceConflict(nodes) {
      refusals.append(BuildRefusal(.vnuma(conflict), Self.path))
    }
    return refusals
  }

  private func processorConflict(_ nodes: [Node]) -> BuildRefusal.VNUMAConflict? {
    var seen: Set<Int64> = []
    for processor in nodes.flatMap(\.processors) where !seen.insert(processor).inserted {
      return .processorTwice(processor)
    }
    return (0..<processorCount).first { !seen.contains($0) }.map { .processorMissing($0) }
  }

  private func distanceConflict(_ nodes: [Node]) -> BuildRefusal.VNUMAConflict? {
    for (from, node) in nodes.enumerated() where from < node.distances.count {
      if let to = node.distances.firstIndex(where: { $0 < node.distances[from] }) {
        return .distance(from: from, to: to)
      }
    }
    return nil
  }
}

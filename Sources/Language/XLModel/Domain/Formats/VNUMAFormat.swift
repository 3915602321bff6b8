import XLSyntax
import XLText

/// `vnuma`: nodes of memory and processors for the guest, each a list of options.
///
/// xl: tools/xl/xl_parse.c parse_vnuma_config, Xen 4.17 to 4.23.
enum VNUMAFormat {
  private static let nodeForm = "a list: [\"pnode=0\", \"size=512\", \"vcpus=0-1\", \"vdistances=10\"]"

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    var report = EntryReport(input)
    let elements = input.elements
    if elements.isEmpty { return report.outcome }
    var nodes: [VNUMANode] = []
    for element in elements {
      var node = VNUMANode(place: element.range, nodeCount: elements.count)
      if element.kind == .list {
        // A list inside of a node is skipped.
        for option in element.elements {
          if let text = option.text {
            node.read(EntryText(text), at: option.range, into: &report)
          } else {
            report.add(.nestedList, .staysSilent, at: option.range)
          }
        }
        node.reportMissing(into: &report)
      } else {
        report.add(.notAList(form: nodeForm), .refuses, at: element.range)
      }
      nodes.append(node)
    }
    VNUMACheck(nodes, input).report(into: &report)
    set(nodes, input, &report)
    return report.outcome
  }

  private static func set(_ nodes: [VNUMANode], _ input: KeyInput, _ report: inout EntryReport) {
    let given = input.number(of: "maxvcpus") ?? 0
    let processors = nodes.reduce(0) { $0 + $1.processorCount }
    // The map of a node can hold what `maxvcpus` says, or else for the host's; by eights.
    let room = given > 0 ? Int(clamping: given) : input.host.processorCount ?? VNUMANode.processorsMax
    if given == 0, processors > 0 { report.set("b_info.max_vcpus", .number(processors)) }
    if nodes.contains(where: \.hasHostNode) { report.set("b_info.numa_placement", .choice(false)) }
    report.set("b_info.max_memkb", .number(nodes.reduce(0) { $0 &+ $1.kilobytesGiven }))
    report.set("b_info.vnuma_nodes", nodes.map { $0.value(room: (room + 7) / 8 * 8) })
  }
}

import XLText

/// What must fit together between the nodes of `vnuma` and the keys around it.
struct VNUMACheck {
  private let nodes: [VNUMANode]
  private let input: KeyInput

  init(_ nodes: [VNUMANode], _ input: KeyInput) {
    self.nodes = nodes
    self.input = input
  }

  /// Reports in the order in which xl looks.
  func report(into report: inout EntryReport) {
    reportTwice(into: &report)
    let found = nodes.reduce(0) { $0 + $1.processorCount }
    if let expected = input.number(of: "maxvcpus"), expected != 0 {
      if expected != found {
        report.add(.vnuma(.processors(found: found, expected: expected)), .refuses, at: input.range)
      }
    } else if let count = input.host.processorCount, found > Int64(count) {
      report.add(.vnuma(.beyondHost(count: count)), .refuses, at: input.range)
    }
    let kilobytes = nodes.reduce(0) { $0 &+ $1.kilobytesGiven }
    if let expected = input.number(of: "maxmem"), expected &* 1024 != kilobytes {
      let problem = EntryProblem.VNUMAProblem.memory(found: kilobytes / 1024, expected: expected)
      report.add(.vnuma(problem), .refuses, at: input.range)
    }
  }

  /// A processor in two ranges is counted twice.
  private func reportTwice(into report: inout EntryReport) {
    let all = nodes.flatMap(\.processors).sorted {
      ($0.range.lowerBound, $0.place.start) < ($1.range.lowerBound, $1.place.start)
    }
    var last: UInt64?
    for (range, place) in all {
      if let last, range.lowerBound <= last {
        report.add(.vnuma(.processorTwice(Int64(clamping: range.lowerBound))), .staysSilent, at: place)
      }
      last = max(last ?? 0, range.upperBound)
    }
  }
}

import XLText

/// One node of `vnuma` while it is read.
struct VNUMANode {
  /// With more nodes, distances, of which each node has one to each other, are left out.
  static let nodesMax = 1024
  /// Processors of a node above this number are left out.
  static let processorsMax = 1 << 16

  static let options = ["pnode", "size", "vcpus", "vdistances"]

  let place: ByteRange
  /// How many nodes there are.
  let nodeCount: Int
  private(set) var kilobytes: Int64 = 0
  /// All sizes that were given for it; xl adds each to the guest's memory.
  private(set) var kilobytesGiven: Int64 = 0
  /// How many processors its ranges have, those counted twice in two.
  private(set) var processorCount: Int64 = 0
  private(set) var processors: [(range: ClosedRange<UInt64>, place: ByteRange)] = []
  /// Whether a node of the host was named.
  private(set) var hasHostNode = false
  private var hostNode: Int64 = 0
  private var distances: [Int64]
  private var seen: Set<String> = []

  init(place: ByteRange, nodeCount: Int) {
    self.place = place
    self.nodeCount = nodeCount
    distances = nodeCount > Self.nodesMax ? [] : Array(repeating: 0, count: nodeCount)
  }

  /// The node as a value; its map of processors can hold so many.
  func value(room: Int) -> DomainValue {
    var values = DeviceValues()
    values.set("memkb", seen.contains("size") ? .number(kilobytes) : nil)
    values.set("distances", .list(distances.map { .number($0) }))
    values.set("pnode", hostNode == 0 ? nil : .number(hostNode))
    let numbers = numbers(room: min(room, Self.processorsMax))
    values.set("vcpus", numbers.isEmpty ? nil : .list(numbers.map { .number($0) }))
    return values.value
  }

  /// The processors below a number, each once, in order.
  private func numbers(room: Int) -> [Int64] {
    var (result, next) = ([Int64](), Int64(0))
    for range in processors.map(\.range).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let first = max(next, Int64(clamping: range.lowerBound))
      let last = min(Int64(clamping: range.upperBound), Int64(room) - 1)
      if first > last { continue }
      result += first...last
      next = last + 1
    }
    return result
  }

  /// Reads one option.
  mutating func read(_ entry: EntryText, at place: ByteRange, into report: inout EntryReport) {
    guard let pair = entry.pair(entry.range, at: "=", xen: report.input.xen) else {
      let range = entry.bytes.isEmpty ? place : entry.text.place(entry.range)
      report.add(.optionWithoutValue(allowed: Self.options, endsEntry: false), .refuses, at: range)
      return
    }
    let (name, value) = (entry.trimmed(pair.0), entry.trimmed(pair.1))
    guard let option = Self.options.first(where: { entry.matches(name, $0) }) else {
      let range = name.isEmpty ? entry.range : name
      report.add(.unknownOption(allowed: Self.options, isIgnored: true), .staysSilent, at: range, in: entry)
      return
    }
    if !seen.insert(option).inserted, option != "vcpus" {
      report.add(.repeatedOption(name: option), .staysSilent, at: name, in: entry)
    }
    let found = DeviceForm.Found(
      option: DeviceOption(option, .special),
      name: name,
      value: value,
      entry: entry
    )
    switch option {
    case "pnode": readHostNode(found, &report)
    case "size":
      if let size = number(found, &report) {
        kilobytes = size &<< 10
        kilobytesGiven &+= kilobytes
      }
    case "vcpus": readProcessors(found, &report)
    default: readDistances(found, &report)
    }
  }

  /// Reports the required options of a node that are missing.
  func reportMissing(into report: inout EntryReport) {
    for option in ["size", "vcpus"] where !seen.contains(option) {
      report.add(.vnuma(.incomplete(option: option)), .staysSilent, at: place)
    }
  }

  private func number(_ found: DeviceForm.Found, _ report: inout EntryReport) -> Int64? {
    let before = report.outcome.problems.count
    let number = DeviceNumber.count(found, bits: 64, into: &report)
    return report.outcome.problems[before...].contains { $0.outcome == .refuses } ? nil : number
  }

  private mutating func readHostNode(_ found: DeviceForm.Found, _ report: inout EntryReport) {
    guard let number = number(found, &report) else { return }
    if let count = report.input.host.nodeCount, UInt64(bitPattern: number) >= UInt64(count) {
      report.add(.vnuma(.noSuchNode(count: count)), .refuses, at: found.value, in: found.entry)
      return
    }
    (hostNode, hasHostNode) = (number, true)
  }

  private mutating func readProcessors(_ found: DeviceForm.Found, _ report: inout EntryReport) {
    let entry = found.entry
    let form = EntryProblem.malformed(option: "vcpus", form: "numbers and ranges, such as 0-1,3")
    let pieces = entry.pieces(of: found.value, at: UInt8(ascii: ","))
    if pieces.isEmpty { report.add(form, .dies, at: found.name, in: entry) }
    for piece in pieces {
      switch NumberRange(entry.trimmed(piece), of: entry) {
      case .range(let first, let last):
        if last - first >= ProcessorSet.rangeLengthMax {
          report.add(.processors(.endless), .dies, at: piece, in: entry)
          continue
        }
        processors.append((first...last, entry.text.place(piece)))
        processorCount += Int64(last - first) + 1
      case .reversed: report.add(.processors(.reversed), .staysSilent, at: piece, in: entry)
      case .malformed: readMalformed(piece, entry, &report)
      }
    }
  }

  /// xl does not look whether a range was right, and counts what was read of it.
  private mutating func readMalformed(
    _ piece: ByteRange,
    _ entry: EntryText,
    _ report: inout EntryReport,
  ) {
    let first = entry.number(piece, base: 10)
    var last = first.unsigned
    if first.end > piece.start, first.end < piece.end, entry.bytes[first.end] == UInt8(ascii: "-") {
      last = entry.number(ByteRange(first.end + 1, piece.end), base: 10).unsigned
    }
    // Every number is at most this one, so xl never comes to an end.
    let isEndless = last == .max
    let form = "numbers and ranges, such as 0-1,3"
    let problem: EntryProblem =
      isEndless ? .processors(.endless) : .malformed(option: "vcpus", form: form)
    report.add(problem, isEndless ? .dies : .staysSilent, at: piece, in: entry)
    if !isEndless, first.unsigned <= last, last - first.unsigned < ProcessorSet.rangeLengthMax {
      processors.append((first.unsigned...last, entry.text.place(piece)))
      processorCount += Int64(last - first.unsigned) + 1
    }
  }

  private mutating func readDistances(_ found: DeviceForm.Found, _ report: inout EntryReport) {
    let entry = found.entry
    let pieces = entry.pieces(of: found.value, at: UInt8(ascii: ","))
    let form = EntryProblem.malformed(option: "vdistances", form: "decimal numbers, such as 10,20")
    if pieces.isEmpty { report.add(form, .dies, at: found.name, in: entry) }
    if pieces.count != nodeCount, !pieces.isEmpty {
      // xl writes after the array where there are more.
      report.add(
        .vnuma(.distances(found: pieces.count, expected: nodeCount)),
        pieces.count > nodeCount ? .dies : .staysSilent,
        at: found.value,
        in: entry
      )
    }
    for (index, piece) in pieces.enumerated() {
      var one = found
      one.value = piece
      guard let distance = number(one, &report), index < distances.count else { continue }
      distances[index] = Int64(UInt32(truncatingIfNeeded: distance))
    }
  }
}

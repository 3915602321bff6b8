import XLText

/// A list of the host's processors, such as `0-3,^1` or `nodes:0`.
///
/// xl: tools/xl/xl_parse.c parse_cpurange, Xen 4.17 to 4.23.
struct ProcessorSet {
  /// Ranges of this many numbers take xl minutes, since it goes through them one by one.
  static let rangeLengthMax: UInt64 = 1 << 32

  /// The processors that the host has, or may have.
  private(set) var members: Set<Int> = []
  /// Whether processors were named that it does not have.
  private(set) var namesOthers = false
  /// Whether processors were named of which only the host can report which they are.
  private(set) var dependsOnHost = false
  /// Whether xl stops in it.
  private(set) var isRefused = false

  /// Reads a list and reports what is wrong.
  init(_ entry: EntryText, into report: inout EntryReport) {
    for piece in entry.pieces(of: entry.range, at: UInt8(ascii: ",")) { add(piece, entry, &report) }
  }

  /// The processors as libxl prints them.
  var value: DomainValue { .list(members.sorted().map { .number(Int64($0)) }) }

  private mutating func add(_ piece: ByteRange, _ entry: EntryText, _ report: inout EntryReport) {
    var rest = piece
    let isNot = Self.skip("^", &rest, entry)
    let isNode = Self.skip("node:", &rest, entry) || Self.skip("nodes:", &rest, entry)
    let host = report.input.host
    if entry.matches(rest, "all") {
      guard isNot else {
        members = Set(host.all)
        if host.processorCount == nil { dependsOnHost = true }
        return
      }
      refuse(.notAll, at: piece, entry, &report)
      return
    }
    switch NumberRange(rest, of: entry) {
    case .malformed: refuse(.malformed, at: piece, entry, &report)
    case .reversed: refuse(.reversed, at: piece, entry, &report)
    case .range(let first, let last):
      if last - first >= Self.rangeLengthMax {
        report.add(.processors(.endless), .dies, at: piece, in: entry)
        isRefused = true
      }
      for number in isNode ? host.processors(ofNodes: first, last) : Self.numbers(first, last, host) {
        if isNot { members.remove(number) } else { members.insert(number) }
      }
      if isNot { return }
      if let count = isNode ? host.nodeCount : host.processorCount {
        if last >= UInt64(count) { namesOthers = true }
      } else if isNode || last >= UInt64(host.namedCount) {
        dependsOnHost = true
      }
    }
  }

  private mutating func refuse(
    _ problem: EntryProblem.ProcessorProblem,
    at piece: ByteRange,
    _ entry: EntryText,
    _ report: inout EntryReport,
  ) {
    report.add(.processors(problem), .refuses, at: piece, in: entry)
    isRefused = true
  }

  private static func numbers(_ first: UInt64, _ last: UInt64, _ host: HostShape) -> [Int] {
    let most = UInt64(host.namedCount - 1)
    return first > most ? [] : Array(Int(first)...Int(min(last, most)))
  }

  private static func skip(_ word: String, _ range: inout ByteRange, _ entry: EntryText) -> Bool {
    let count = word.utf8.count
    guard range.count >= count, entry.matches(ByteRange(range.start, range.start + count), word) else {
      return false
    }
    range = ByteRange(range.start + count, range.end)
    return true
  }
}

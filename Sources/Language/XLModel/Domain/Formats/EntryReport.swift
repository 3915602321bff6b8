import XLSyntax
import XLText

/// What a format has found so far: members of the domain, and what is wrong.
struct EntryReport {
  /// What is checked.
  let input: KeyInput
  /// What will be handed back.
  var outcome = KeyOutcome()

  init(_ input: KeyInput) { self.input = input }

  /// One text of a list, with its place.
  typealias Entry = (text: EntryText, place: ByteRange)

  /// Reads a list of texts into a list of the domain; of a text that gives nil, what is wrong is reported.
  static func list(
    _ input: KeyInput,
    _ path: String,
    _ value: (Entry, inout EntryReport) -> DomainValue?,
  ) -> KeyOutcome {
    var report = EntryReport(input)
    let values = report.entries.compactMap { value($0, &report) }
    report.rejectNestedList()
    report.set(path, values)
    return report.outcome
  }

  /// Something is wrong at a place of the file.
  mutating func add(_ problem: EntryProblem, _ outcome: DomainProblem.Outcome, at place: ByteRange) {
    self.outcome.problems.append(DomainProblem(.entry(problem), outcome, key: input.key, at: place))
  }

  /// Something is wrong in a text.
  mutating func add(
    _ problem: EntryProblem,
    _ outcome: DomainProblem.Outcome,
    at range: ByteRange,
    in entry: EntryText,
  ) {
    add(problem, outcome, at: entry.text.place(range))
  }

  /// A member of the domain is set.
  mutating func set(_ path: String, _ value: DomainValue) {
    outcome.members.append(DomainMember(path, value))
  }

  /// A member of the domain gets a list; nothing is reported where it is empty.
  mutating func set(_ path: String, _ list: [DomainValue]) {
    if !list.isEmpty { set(path, .list(list)) }
  }

  /// The elements of a list that are texts, up to the first that is a list, each with its place.
  var entries: [Entry] {
    input.elements.prefix { $0.kind != .list }.compactMap { element in
      element.text.map { (EntryText($0), element.range) }
    }
  }

  /// Reports the first element that is a list, where xl does more than ending the list there.
  mutating func rejectNestedList(_ outcome: DomainProblem.Outcome = .refuses) {
    if let list = input.nestedList { add(.nestedList, outcome, at: list.range) }
  }

  /// The place of a value that is not a list: the text, or its quotes where it is empty.
  var wholeText: ByteRange {
    guard let text = input.text, !text.bytes.isEmpty else { return input.range }
    return text.place(ByteRange(0, text.bytes.count))
  }

  /// Whether xl stops at one of the problems from a number on.
  func hasFatal(from index: Int) -> Bool {
    outcome.problems[index...].contains { $0.outcome == .refuses || $0.outcome == .dies }
  }

  /// The place of an entry's problem that concerns all of it: the text, or its quotes where it is empty.
  func whole(_ entry: Entry) -> ByteRange {
    entry.text.bytes.isEmpty ? entry.place : entry.text.text.place(entry.text.range)
  }
}

import XLSyntax
import XLText

/// Goes through the settings of a file as xl does, key by key.
struct DomainReader {
  let reading: ConfigReading
  let xen: XenVersion
  let host: HostShape
  /// The disks and interfaces, where they were read before.
  let knownDevices: ConfigDevices?
  /// What was made of an earlier text.
  let earlier: EarlierDomain?
  var guest = GuestType.pv
  var spec = DomainSpec()
  private(set) var problems: [DomainProblem] = []
  /// What xl does about whatever it meets, in order, but for what it ignores silently.
  private(set) var outcomes: [DomainProblem.Outcome] = []
  /// The numbers of the entries that count, by the number of their key.
  private var entries: [Int?]

  init(
    _ reading: ConfigReading,
    _ xen: XenVersion,
    _ host: HostShape,
    _ devices: ConfigDevices?,
    _ earlier: EarlierDomain?,
  ) {
    self.host = host
    self.earlier = earlier
    knownDevices = devices
    self.reading = reading
    self.xen = xen
    entries = Array(repeating: nil, count: ConfigKeys.all.count)
    for (number, entry) in reading.entries.enumerated() {
      if let index = ConfigKeys.index(of: entry.name), ConfigKeys.all[index].isRead(by: xen) {
        entries[index] = number
      }
    }
  }

  // MARK: Problems

  /// Notes a problem.
  mutating func report(
    _ kind: DomainProblem.Kind,
    _ outcome: DomainProblem.Outcome,
    _ key: String,
    at range: ByteRange,
  ) {
    add(DomainProblem(kind, outcome, key: key, at: range))
  }

  /// Notes a problem.
  mutating func add(_ problem: DomainProblem) {
    problems.append(problem)
    note(problem.outcome)
  }

  /// Notes that xl does something, about which others speak.
  mutating func note(_ outcome: DomainProblem.Outcome) {
    if outcome != .staysSilent { outcomes.append(outcome) }
  }

  // MARK: Values

  /// The number of the entry that counts for a key; nil where the file has none, or the release does not
  /// read it.
  func entry(_ key: String) -> Int? { ConfigKeys.index(of: key).flatMap { entries[$0] } }

  /// Where the value of an entry is.
  func place(_ entry: Int) -> ByteRange { reading.entries[entry].value.range }

  /// Whether the value of an entry is a list.
  func isList(_ entry: Int) -> Bool { reading.entries[entry].value.kind == .list }

  /// The text of a key, as xl reads one.
  mutating func text(_ key: String, quietly: Bool = false) -> EmbeddedText? {
    guard let entry = entry(key) else { return nil }
    if isList(entry) { report(.listForValue, quietly ? .staysSilent : .warns, key, at: place(entry)) }
    return reading.text(of: entry)
  }

  /// The number of a key, as xl reads one.
  mutating func number(_ key: String, _ outcome: DomainProblem.Outcome = .warns) -> Int64? {
    guard let entry = entry(key) else { return nil }
    let number = KeyNumber(reading, entry: entry)
    if let problem = number.problem { report(problem, outcome, key, at: place(entry)) }
    return number.value
  }

  /// The number of a key, where its value is one; nothing is reported if absent.
  func quietNumber(_ key: String) -> Int64? {
    entry(key).flatMap { KeyNumber(reading, entry: $0).value }
  }

  /// The texts of a list, up to an element that is a list itself, which is reported.
  mutating func texts(_ key: String, _ entry: Int) -> [EmbeddedText] {
    let elements = reading.elements(of: entry)
    if let nested = elements.first(where: { $0.kind == .list }) {
      report(.nestedList, .staysSilent, key, at: nested.range)
    }
    return elements.prefix { $0.kind != .list }.compactMap(\.text)
  }

  /// The texts of a key that takes a list only.
  mutating func list(_ key: String, _ outcome: DomainProblem.Outcome = .warns) -> [EmbeddedText]? {
    guard let entry = entry(key) else { return nil }
    if isList(entry) { return texts(key, entry) }
    report(.valueForList, outcome, key, at: place(entry))
    return nil
  }
}

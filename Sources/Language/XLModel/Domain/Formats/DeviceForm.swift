import XLText

/// How the entries of a key are taken apart, and which options they have.
struct DeviceForm: Sendable {
  /// What ends a name, and what happens to blanks.
  enum Splitting: Sendable {
    /// Spaces in front of a name are skipped; a word without `=` is an unknown option.
    case named
    /// Spaces in front of a name are skipped; a word without `=` silently ends the entry.
    case untilWord
    /// Blanks around both are dropped; a word without `=`, or without a value, ends xl.
    case pairs
  }

  let splitting: Splitting
  /// What xl does about an option that it does not know.
  let unknown: DomainProblem.Outcome
  let options: [DeviceOption]

  init(_ splitting: Splitting, unknown: DomainProblem.Outcome = .refuses, _ options: [DeviceOption]) {
    self.splitting = splitting
    self.unknown = unknown
    self.options = options
  }

  /// The names of the options.
  var names: [String] { options.map(\.name) }

  /// An option that was found in an entry: where name and value are.
  struct Found {
    let option: DeviceOption
    let name: ByteRange
    var value: ByteRange
    let entry: EntryText

    /// The value, or the name where that is empty.
    var place: ByteRange { value.isEmpty ? name : value }
  }

  /// The options of a text in order; what is wrong goes to the report.
  ///
  /// `each` checks the value of an option before the next is searched for, as xl does, so that problems are
  /// in xl's order. Without pieces, the text is cut at commas.
  @discardableResult
  func read(
    _ entry: EntryText,
    _ given: [ByteRange]? = nil,
    into report: inout EntryReport,
    each: (Found, inout EntryReport) -> Void,
  ) -> [Found] {
    let pieces = given ?? entry.pieces(of: entry.range, at: UInt8(ascii: ","))
    var found: [Found] = []
    var seen: Set<String> = []
    for piece in pieces {
      let word = splitting == .pairs ? piece : entry.withoutLeadingSpaces(piece)
      guard let pair = split(word, of: entry, xen: report.input.xen) else {
        let (problem, outcome) = withoutValue(word, entry)
        report.add(problem, outcome, at: word.isEmpty ? piece : word, in: entry)
        if splitting == .untilWord { break }
        continue
      }
      guard let option = options.first(where: { entry.matches(pair.name, $0.name) }) else {
        reportUnknown(pair.name, entry, into: &report)
        continue
      }
      if !seen.insert(option.name).inserted {
        report.add(.repeatedOption(name: option.name), .staysSilent, at: pair.name, in: entry)
      }
      found.append(Found(option: option, name: pair.name, value: pair.value, entry: entry))
      each(found[found.count - 1], &report)
    }
    return found
  }

  private func reportUnknown(_ name: ByteRange, _ entry: EntryText, into report: inout EntryReport) {
    let trimmed = entry.trimmed(name)
    if trimmed != name, options.contains(where: { entry.matches(trimmed, $0.name) }) {
      report.add(.keptBlanks(isName: true), unknown, at: name, in: entry)
    } else {
      report.add(
        .unknownOption(allowed: names, isIgnored: unknown != .refuses),
        unknown,
        at: name,
        in: entry
      )
    }
  }

  private func withoutValue(_ word: ByteRange, _ entry: EntryText) -> (EntryProblem, DomainProblem.Outcome) {
    if splitting == .untilWord { return (.optionWithoutValue(allowed: names, endsEntry: true), .staysSilent) }
    if splitting == .pairs, let equals = entry.first("=", in: word) {
      let name = entry.trimmed(ByteRange(word.start, equals))
      if let option = options.first(where: { entry.matches(name, $0.name) }) {
        return (.emptyValue(option: option.name), .refuses)
      }
    }
    return (.optionWithoutValue(allowed: names, endsEntry: false), .refuses)
  }

  /// Name and value of a word; nil where xl finds none.
  private func split(
    _ word: ByteRange,
    of entry: EntryText,
    xen: XenVersion,
  ) -> (name: ByteRange, value: ByteRange)? {
    guard splitting == .pairs else {
      return entry.first("=", in: word).map { (ByteRange(word.start, $0), ByteRange($0 + 1, word.end)) }
    }
    return entry.pair(word, at: "=", xen: xen).map { (entry.trimmed($0), entry.trimmed($1)) }
  }
}

extension EntryText {
  /// The two halves of a text; nil where xl finds no two.
  ///
  /// Before 4.18 these are the first two words between separators, so `a=b=c` loses its end; since then the
  /// text is cut at the first separator, and the second half must not be empty.
  /// xl: tools/xl/xl_parse.c split_string_into_pair.
  func pair(_ range: ByteRange, at separator: Unicode.Scalar, xen: XenVersion) -> (ByteRange, ByteRange)? {
    if xen.minor >= 18 {
      guard let cut = first(separator, in: range), cut + 1 < range.end else { return nil }
      return (ByteRange(range.start, cut), ByteRange(cut + 1, range.end))
    }
    let words = pieces(of: range, at: UInt8(ascii: separator))
    return words.count >= 2 ? (words[0], words[1]) : nil
  }
}

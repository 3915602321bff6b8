import XLModel
import XLSyntax
import XLText

/// What rules about keys ask of a file.
extension RuleSubject {
  /// The setting that counts for a key: the last one, where it is sound.
  func entry(_ key: String) -> ConfigEntry? {
    reading.last(key).flatMap { mistakes.isEmpty || isSound($0.setting.statement.range) ? $0 : nil }
  }

  /// Whether a key is one that the host's xl reads besides those of the release.
  func isKnown(_ name: ArraySlice<UInt8>) -> Bool {
    !knownKeys.isEmpty && knownKeys.contains(String(decoding: name, as: UTF8.self))
  }

  /// The key that a name was meant for: one that the release reads, and that the file does not set.
  ///
  /// A key that the file sets is not what a second name was meant for.
  func nearestKey(to name: some Collection<UInt8>) -> String? {
    if let key = KeySynonym.key(of: name) { return sets(key) ? nil : key }
    return NearestName.of(
      name,
      among: ConfigKeys.all.filter { $0.isRead(by: xen) && !sets($0.name) }.map(\.name)
    )
  }

  /// Whether another diagnostic names the cause of missing memory: a value that is not read as a number, or a
  /// misspelled key.
  var explainsMissingMemory: Bool {
    domain.problems.contains { $0.key == "memory" || $0.key == "maxmem" }
      || soundEntries.prefix(UnknownConfigKey.comparisonCountMax).contains { entry in
        ConfigKeys.named(entry.name) == nil && RemovedKey.named(entry.name) == nil
          && nearestKey(to: entry.name) == "memory"
      }
  }

  /// Whether the file sets a key.
  func sets(_ key: String) -> Bool { reading.lastIndex(of: key.utf8) != nil }

  /// The text of the setting that counts for a key; nil if absent, or it is a list.
  func text(_ key: String) -> [UInt8]? {
    guard entry(key) != nil else { return nil }
    return reading.lastIndex(of: key.utf8).flatMap { reading.text(of: $0)?.bytes }
  }

  /// The number that xl reads for a key.
  func number(_ key: String) -> Int64? {
    guard entry(key) != nil else { return nil }
    return reading.lastIndex(of: key.utf8).flatMap { KeyNumber(reading, entry: $0).value }
  }

  /// The settings on no line with a mistake against the grammar; of others the value is a guess.
  var soundEntries: [ConfigEntry] {
    mistakes.isEmpty ? reading.entries : reading.entries.filter { isSound($0.setting.statement.range) }
  }

  /// Whether no mistake against the grammar is on the lines of a range.
  func isSound(_ range: ByteRange) -> Bool {
    guard let lines else { return true }
    let start = lines.start(ofLine: lines.line(at: range.start))
    let line = lines.line(at: range.end) + 1
    let end = line < lines.count ? lines.start(ofLine: line) - 1 : text.bytes.count
    let next = (0..<mistakes.count).end { mistakes[$0].range.start < start }
    let isCleanBehind = next == mistakes.count || mistakes[next].range.start > end
    return isCleanBehind && (next == 0 || mistakes[next - 1].range.end <= start)
  }

  /// The settings that count, each with its key, in the order of the file.
  var lastEntries: [(entry: ConfigEntry, key: ConfigKey)] {
    lastIndices.compactMap { index, key in
      let entry = reading.entries[index]
      return isSound(entry.setting.statement.range) ? (entry, ConfigKeys.all[key]) : nil
    }
  }

  /// Whether no type is set and a key for Arm machines is: there xl builds pvh, and on x86 pv.
  private var isUntypedForArm: Bool {
    !sets("type") && !sets("builder")
      && lastIndices.contains { ConfigKeys.all[$0.key].machine == .arm }
  }

  /// Whether the text says what kind of guest it is, or leaves it at what xl takes then.
  var knowsGuest: Bool {
    !domain.isFragment && !isUntypedForArm
      && !domain.problems.contains { $0.key == "type" || $0.key == "builder" }
  }

  /// The text of a problem's value, in single quotes.
  func value(_ problem: DomainProblem) -> String {
    let bytes = text(problem.key) ?? Array(text[problem.range])
    return "'\(VisibleText.quoting(bytes))'"
  }

  /// Whether something can be demanded of the text as a whole: it is more than a fragment or sets a key, and
  /// xl's reader takes it.
  var demandsWhole: Bool {
    reading.verdict == .accepts
      && (!domain.isFragment || reading.entries.contains { ConfigKeys.named($0.name) != nil })
  }

  // MARK: Changes

  /// Replaces a value by other text.
  func replacing(_ range: ByteRange, by value: String, _ title: String, _ safety: Diagnostic.Fix.Safety)
    -> [Diagnostic.Fix]
  {
    [Diagnostic.Fix(title, range, value, safety)]
  }

  /// Takes a setting away, with its line where nothing else is there.
  func removal(of entry: ConfigEntry) -> TextEdit {
    let range = entry.setting.statement.range
    let bytes = text.bytes
    var (start, end) = (range.start, range.end)
    while start > 0, bytes[start - 1].isBlank { start -= 1 }
    while end < bytes.count, bytes[end].isBlank || bytes[end] == UInt8(ascii: ";") { end += 1 }
    let beginsLine = start == 0 || bytes[start - 1] == 0x0A
    let endsLine = end == bytes.count || bytes[end] == 0x0A
    if beginsLine, endsLine { return TextEdit(ByteRange(start, min(end + 1, bytes.count)), "") }
    return TextEdit(beginsLine ? ByteRange(range.start, end) : range, "")
  }

  /// A text in double quotes, as xl reads it back; nil if a byte cannot be written for xl.
  func quotedValue(_ bytes: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = [UInt8(ascii: "\"")]
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): result += [UInt8(ascii: "\\"), byte]
      case 0x0A: result += Array("\\n".utf8)
      case 0: return nil
      default: result.append(byte)
      }
    }
    return result + [UInt8(ascii: "\"")]
  }
}

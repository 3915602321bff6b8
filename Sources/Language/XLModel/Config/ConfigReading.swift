public import XLSyntax
public import XLText

/// The settings that xl's reader keeps of a configuration file, and whether it takes the file.
///
/// Verdict and values are those of `xlu_cfg_readdata` (tools/libs/util, Xen 4.17 to 4.23). Where it does not
/// take the file, the entries are the nearest reading of the text there.
public struct ConfigReading: Hashable, Sendable {
  /// The tree.
  public let syntax: ConfigSyntax
  /// The settings in the order of the file.
  public let entries: [ConfigEntry]
  /// The entries that add a list to a string, or the other way round; xl takes no such file.
  public let mixedEntries: [Int]
  /// What xl's reader does with the file.
  public let verdict: XLVerdict

  private let lastEntries: [ArraySlice<UInt8>: Int]

  /// Reads a tree.
  public init(_ syntax: ConfigSyntax) {
    var entries: [ConfigEntry] = []
    var last: [ArraySlice<UInt8>: Int] = [:]
    var mixed: [Int] = []
    entries.reserveCapacity(syntax.statementCount)
    for statement in syntax.statements {
      guard let setting = statement.setting else { continue }
      let value = setting.value
      var entry = ConfigEntry(setting: setting, value: value)
      if setting.isAppending, let previous = last[setting.name] {
        if (entries[previous].value.kind == .list) == (value.kind == .list) {
          entry.appendsTo = previous
          if value.kind == .list { entries[previous].isMoved = true }
        } else {
          mixed.append(entries.count)
        }
      }
      last[setting.name] = entries.count
      entries.append(entry)
    }
    self.syntax = syntax
    self.entries = entries
    mixedEntries = mixed
    lastEntries = last
    verdict = Self.verdict(syntax, mixed.map { entries[$0].value })
  }

  private static func verdict(_ syntax: ConfigSyntax, _ mixed: [ConfigValue]) -> XLVerdict {
    var firstRefusal = Int.max
    var firstNUL: ByteRange?
    for problem in syntax.problems where !problem.isTaken {
      if problem.kind == .nulInString {
        firstNUL = firstNUL ?? problem.range
      } else {
        firstRefusal = min(firstRefusal, problem.metAt)
      }
    }
    for value in mixed { firstRefusal = min(firstRefusal, value.range.end - 1) }
    if let firstNUL {
      // No string is decoded after the first mistake; the one that is the mistake is.
      let string = syntax.token(syntax.tokenIndex(from: firstNUL.end) - 1)
      if string.range.start <= firstRefusal { return .dies }
    }
    return firstRefusal == .max ? .accepts : .rejects
  }

  /// The number of the entry that a key has in the end: the last one of its name.
  public func lastIndex(of name: some Sequence<UInt8>) -> Int? { lastEntries[Array(name)[...]] }

  /// The same, for a name that is a part of the text.
  public func lastIndex(of name: ArraySlice<UInt8>) -> Int? { lastEntries[name] }

  /// The entry that a key has in the end.
  public func last(_ name: String) -> ConfigEntry? { lastIndex(of: name.utf8).map { entries[$0] } }

  /// The values that an entry is made of, in order: its own, after those that it adds to.
  public func parts(of index: Int) -> [ConfigValue] {
    var parts: [ConfigValue] = []
    var next: Int? = index
    while let index = next {
      parts.append(entries[index].value)
      next = entries[index].appendsTo
    }
    return parts.reversed()
  }

  /// The text of an entry that is not a list, with the place of each byte.
  public func text(of index: Int) -> EmbeddedText? {
    var joined: EmbeddedText?
    for part in parts(of: index) {
      guard let text = part.text else { return nil }
      if joined == nil { joined = text } else { joined?.append(text) }
    }
    return joined
  }

  /// The elements of an entry that is a list; none where a later entry took them over.
  public func elements(of index: Int) -> [ConfigValue] {
    guard entries[index].value.kind == .list, !entries[index].isMoved else { return [] }
    return parts(of: index).flatMap(\.elements)
  }
}

/// One setting as xl's reader keeps it.
public struct ConfigEntry: Hashable, Sendable {
  /// The text in the file.
  public let setting: ConfigSetting
  /// The value after the operator.
  public let value: ConfigValue
  /// The number of the entry that this one adds to; nil where it is alone.
  public internal(set) var appendsTo: Int?
  /// Whether a later entry took its list over, which leaves it empty.
  public internal(set) var isMoved = false

  /// The bytes of the name.
  public var name: ArraySlice<UInt8> { setting.name }
  /// Offset of the value's first byte; its line is the line that xl gives the setting.
  public var lineOffset: Int { setting.syntax.token(value.token).range.start }
}

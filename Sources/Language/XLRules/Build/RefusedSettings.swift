import XLModel
import XLSyntax
import XLText

/// The settings of a file that libxl refuses together, in the order of the file.
struct RefusedSettings {
  /// The file.
  let file: RuleSubject
  /// At least one setting with its key.
  let all: [(entry: ConfigEntry, key: ConfigKey)]
  /// Where the device is that the refusal is about, in its list.
  private let device: ByteRange?

  /// The settings of a refusal; nil where none is sound.
  init?(_ refusal: BuildRefusal, in file: RuleSubject) {
    self.file = file
    all = file.lastEntries.filter { refusal.isAbout($0.key, in: file) }
    guard let last = all.last else { return nil }
    device = refusal.element.flatMap { element in
      let index = file.reading.lastIndex(of: last.key.name.utf8)
      let elements = index.map(file.reading.elements) ?? []
      return element < elements.count ? elements[element].contentRange : last.entry.value.range
    }
  }

  /// The names of the settings.
  var names: [String] { all.map(\.key.name) }

  /// The names, in quotes, of those that are not in a list.
  func others(than names: String...) -> String {
    WordRow.allQuoted(self.names.filter { !names.contains($0) })
  }

  /// Where the device is, or the last setting: its value where that alone is wrong, else its name.
  var place: ByteRange {
    if let device { return device }
    let (entry, key) = all[all.count - 1]
    let isAlone = all.count == 1 && entry.value.kind != .list && key.type != .truth
    return isAlone ? entry.value.range : entry.setting.nameRange
  }

  /// A note for each but the last one.
  var notes: [Diagnostic.Note] {
    all.dropLast().map { Diagnostic.Note("'\($0.key.name)' is set here", at: $0.entry.setting.nameRange) }
  }
}

extension BuildRefusal {
  /// Whether a key sets one of the members that are at odds.
  func isAbout(_ key: ConfigKey, in file: RuleSubject) -> Bool {
    key.isRead(by: file.xen) && key.paths.contains { paths.contains($0) && file.domain.spec[$0] != nil }
  }
}

extension RuleSubject {
  /// Whether libxl refuses a setting, so that other rules need not judge it.
  func isRefused(_ key: ConfigKey) -> Bool { refusals.contains { $0.isAbout(key, in: self) } }

  /// What libxl refuses in a file that says what its guest is and has no mistake against the grammar.
  ///
  /// Where xl itself refuses one of the values in question, what libxl would make of it is not known.
  static func refusals(_ domain: DomainReading, _ mistakes: [SyntaxMistake], xen: XenVersion)
    -> [BuildRefusal]
  {
    if domain.isFragment || !mistakes.isEmpty { return [] }
    let refused = domain.problems.filter { $0.outcome == .refuses || $0.outcome == .dies }.map(\.key)
    if refused.contains("type") || refused.contains("builder") { return [] }
    let unclear = Set(refused.flatMap { ConfigKeys.named($0)?.paths ?? [] })
    return BuildRefusal.all(in: domain, xen: xen).filter { unclear.isDisjoint(with: $0.paths) }
  }
}

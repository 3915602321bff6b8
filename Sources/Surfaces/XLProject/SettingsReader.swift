import HotplugScript
import LibYAML
import XLModel
import XLRules
import XLText

/// Makes settings of a YAML document; what it cannot use becomes a diagnostic in the words of people.
struct SettingsReader {
  /// The kind of file that is read.
  let scope: SettingsScope
  private(set) var settings = Settings()
  private(set) var diagnostics: [Diagnostic] = []

  init(scope: SettingsScope) { self.scope = scope }

  /// Reads a whole file.
  mutating func read(_ text: SourceText) {
    let document = YAMLDocument(text)
    if let problem = document.problem {
      var notes: [Diagnostic.Note] = []
      if case .syntax(_, let context?, let place?) = problem.kind, place < problem.range.start {
        notes.append(.init("\(context), from here", at: ByteRange(place, place)))
      }
      complain(UnreadableSettings.self, problem.description, at: problem.range, notes: notes)
    }
    guard let root = document.root, !root.isNull else { return }
    guard let entries = mapping(root, "the file", example: "xen: 4.17") else { return }
    for entry in entries { read(entry) }
  }

  private mutating func read(_ entry: YAMLNode.Entry) {
    guard let name = entry.key.text, let key = SettingKey(rawValue: name) else { return unknown(entry.key) }
    // A name without a value is how people keep a place for later.
    if entry.value.isNull { return }
    if !key.entry.scopes.contains(scope) { return misplaced(key, entry.key) }
    let shown = read(key, entry.value, "'\(name)'")
    if let shown { settings.sources[key] = .init(range: entry.key.range, shown: shown) }
  }

  /// Reads a value; returns it as it is shown, nil where it cannot be used.
  private mutating func read(_ key: SettingKey, _ value: YAMLNode, _ what: String) -> String? {
    switch key {
    case .xen: keep(\.xen, release(value, what)) { _ in Self.plain(value) }
    case .engine: keep(\.engine, word(value, what, "engine", example: key.line)) { $0.rawValue }
    case .scripts: keep(\.scripts, directories(value, key)) { Self.shown($0) }
    case .scriptTimeout: keep(\.scriptTimeout, time(value, what, SettingKey.scriptTimes)) { "\($0)" }
    case .scriptVariables: keep(\.scriptVariables, variables(value, key)) { $0.joined(separator: ", ") }
    case .wait: keep(\.wait, time(value, what, SettingKey.waitTimes)) { "\($0)" }
    case .allowSharing: keep(\.allowsSharing, flag(value, what, key)) { "\($0)" }
    case .hostProcessors:
      keep(\.hostProcessors, number(value, what, key, HostShape.processorCounts)) { "\($0)" }
    case .hostNodes: keep(\.hostNodes, number(value, what, key, HostShape.nodeCounts)) { "\($0)" }
    case .knownKeys: keep(\.knownKeys, keys(value, key)) { $0.joined(separator: ", ") }
    case .rules: keep(\.levels, levels(value)) { _ in Self.pairs(value) }
    case .select: keep(\.select, patterns(value, key)) { _ in Self.plain(value) }
    case .ignore: keep(\.ignore, patterns(value, key)) { _ in Self.plain(value) }
    case .exclude: keep(\.exclude, exclusions(value, key)) { _ in Self.plain(value) }
    case .respectGitignore: keep(\.respectsGitignore, flag(value, what, key)) { "\($0)" }
    case .baseline: keep(\.baseline, baseline(value, what, key)) { VisibleText.quoting($0) }
    }
  }

  /// Keeps the value of a setting; returns it as it is shown.
  private mutating func keep<Value>(
    _ place: WritableKeyPath<Settings, Value?>,
    _ value: Value?,
    _ shown: (Value) -> String
  ) -> String? {
    settings[keyPath: place] = value
    return value.map(shown)
  }

  // MARK: - How values are shown

  private static func shown(_ texts: [[UInt8]]) -> String {
    texts.map { VisibleText($0).shown }.joined(separator: ", ")
  }

  private static func plain(_ node: YAMLNode) -> String {
    switch node.kind {
    case .scalar(let bytes, _): VisibleText(bytes).shown
    case .sequence(let items): items.map { plain($0) }.joined(separator: ", ")
    case .mapping: pairs(node)
    }
  }

  private static func pairs(_ node: YAMLNode) -> String {
    guard case .mapping(let entries) = node.kind else { return plain(node) }
    return entries.map { "\(plain($0.key)): \(plain($0.value))" }.joined(separator: ", ")
  }

  // MARK: - Settings

  private mutating func unknown(_ key: YAMLNode) {
    guard case .scalar(let bytes, _) = key.kind else {
      return complain(
        MisshapenSetting.self,
        "expected the name of a setting, found a list or a mapping",
        at: key.range
      )
    }
    let names = SettingKey.allCases.filter { $0.entry.scopes.contains(scope) }.map(\.rawValue)
    let nearest = NearestName.of(bytes, among: names)
    complain(
      UnknownSetting.self,
      "unknown setting '\(VisibleText.quoting(bytes))'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      at: key.range,
      help: nearest == nil ? "the settings are \(names.joined(separator: ", "))" : nil,
      fixes: nearest.map { fix("write '\($0)'", key.range, $0) } ?? []
    )
  }

  private mutating func misplaced(_ key: SettingKey, _ node: YAMLNode) {
    let places = WordRow.any(key.entry.scopes.map(\.place))
    complain(
      MisplacedSetting.self,
      "the setting '\(key.rawValue)' is not allowed in this file",
      at: node.range,
      help: "set it in \(places)"
    )
  }

  private mutating func release(_ value: YAMLNode, _ what: String) -> ReleaseChoice? {
    guard let bytes = scalar(value, what, example: "xen: 4.17") else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    if text == "auto" { return .running }
    if let release = XenVersion(text) { return .release(release) }
    return refused(
      "unknown release '\(VisibleText.quoting(bytes))'",
      at: value.range,
      help: "expected \(XenVersion.oldest) to \(XenVersion.newest), or 'auto' for the release of the host"
    )
  }

  /// One of the words that a closed set has.
  private mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ node: YAMLNode,
    _ what: String,
    _ kind: String,
    example: String
  ) -> Word? {
    guard let bytes = scalar(node, what, example: example) else { return nil }
    if let word = Word(rawValue: String(decoding: bytes, as: UTF8.self)) { return word }
    let words = Word.allCases.map(\.rawValue)
    let nearest = NearestName.of(bytes, among: words)
    return refused(
      "unknown \(kind) '\(VisibleText.quoting(bytes))'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      at: node.range,
      help: "expected \(WordRow.any(words))",
      fixes: nearest.map { fix("write '\($0)'", node.range, $0) } ?? []
    )
  }

  private mutating func levels(_ value: YAMLNode) -> [RuleSelection.Override]? {
    let example = "XL3001: warning"
    guard let entries = mapping(value, "'rules'", example: example) else { return nil }
    return entries.compactMap { entry in
      let level: RuleSelection.Level? = word(entry.value, "a rule's level", "level", example: example)
      guard let pattern = pattern(entry.key), let level else { return nil }
      return RuleSelection.Override(pattern, level)
    }
  }

  private mutating func directories(_ value: YAMLNode, _ key: SettingKey) -> [[UInt8]]? {
    usable(value, key, example: "/etc/xen/scripts") { reader, bytes, range in
      // What a user or a host sets holds in every directory, so no directory is there to see it from.
      if reader.scope == .project || bytes.first == FilePath.slash { return bytes }
      return reader.refused(
        "'\(VisibleText.quoting(bytes))' is not an absolute path",
        at: range,
        help: "write a path that begins with '/'"
      )
    }
  }

  private mutating func variables(_ value: YAMLNode, _ key: SettingKey) -> [String]? {
    usable(value, key, example: "CEPH_ARGS") { reader, bytes, range in
      let name = String(decoding: bytes, as: UTF8.self)
      if ScriptEnvironment.canBeFurther(name) { return name }
      return reader.refused(
        "the variable '\(VisibleText.quoting(bytes))' cannot be passed to scripts",
        at: range,
        help: "write the name of a variable that the hotplug protocol does not set, such as CEPH_ARGS"
      )
    }
  }

  private mutating func exclusions(_ value: YAMLNode, _ key: SettingKey) -> [PathPattern]? {
    texts(value, key, example: "old/**").compactMap { bytes, range in
      let pattern = PathPattern(bytes)
      if pattern == nil {
        complain(
          UnusablePattern.self,
          "the pattern '\(VisibleText.quoting(bytes))' matches no path",
          at: range,
          help: "write a path with '/'; '*' matches a part of a name, and '**' any directories"
        )
      }
      return pattern
    }
  }

  private mutating func time(_ value: YAMLNode, _ what: String, _ range: TimeLimit.Range) -> TimeLimit? {
    guard let bytes = scalar(value, what, example: "30s") else { return nil }
    do throws(TimeLimit.Refusal) {
      return try range.read(String(decoding: bytes, as: UTF8.self))
    } catch {
      return refused(range.message(error, for: VisibleText.quoting(bytes)), at: value.range, help: range.help)
    }
  }

  private mutating func flag(_ value: YAMLNode, _ what: String, _ key: SettingKey) -> Bool? {
    guard let bytes = scalar(value, what, example: "\(key.rawValue): true") else { return nil }
    switch String(decoding: bytes, as: UTF8.self).lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default:
      return refused(
        "'\(VisibleText.quoting(bytes))' is not a valid value; expected true or false",
        at: value.range,
        help: "write '\(key.rawValue): true' or '\(key.rawValue): false'"
      )
    }
  }

  private mutating func baseline(_ value: YAMLNode, _ what: String, _ key: SettingKey) -> [UInt8]? {
    guard let bytes = scalar(value, what, example: key.line) else { return nil }
    if FilePath.staysInside(bytes) { return bytes }
    complain(
      PathOutsideProject.self,
      "the baseline '\(VisibleText.quoting(bytes))' is outside of the directory of this file",
      at: value.range,
      help: "write a path below this directory; '--baseline FILE' accepts any file"
    )
    return nil
  }

  // MARK: - Shapes

  private mutating func patterns(_ value: YAMLNode, _ key: SettingKey) -> [RulePattern]? {
    items(value, key.rawValue, example: "XL3001").compactMap { pattern($0) }
  }

  private mutating func pattern(_ node: YAMLNode) -> RulePattern? {
    guard let bytes = scalar(node, "a rule", example: "XL3001") else { return nil }
    let shown = VisibleText.quoting(bytes)
    let (pattern, refusal) = RulePattern.parsed(String(decoding: bytes, as: UTF8.self))
    if let refusal {
      complain(
        UnknownRule.self,
        refusal.message(for: shown),
        at: node.range,
        help: refusal.help,
        fixes: refusal.nearest.map { fix("write '\($0)'", node.range, $0) } ?? []
      )
    }
    return pattern
  }

  /// The elements of a list, or the one value instead.
  private mutating func items(_ value: YAMLNode, _ name: String, example: String) -> [YAMLNode] {
    switch value.kind {
    case .sequence(let items): return items
    case .scalar: return [value]
    case .mapping:
      complain(
        MisshapenSetting.self,
        "'\(name)' is a mapping; expected a list",
        at: value.range,
        help: "write '\(name): [\(example)]'"
      )
      return []
    }
  }

  private mutating func texts(_ value: YAMLNode, _ key: SettingKey, example: String)
    -> [(bytes: [UInt8], range: ByteRange)]
  {
    let name = key.rawValue
    return items(value, name, example: example).compactMap { item in
      scalar(item, "an element of '\(name)'", example: "\(name): [\(example)]").map { ($0, item.range) }
    }
  }

  /// The elements of a list that a setting can use; nil where there are others only.
  mutating func usable<Value>(
    _ value: YAMLNode,
    _ key: SettingKey,
    example: String,
    _ read: (inout Self, [UInt8], ByteRange) -> Value?
  ) -> [Value]? {
    let found = texts(value, key, example: example)
    let usable = found.compactMap { read(&self, $0, $1) }
    return usable.isEmpty && !found.isEmpty ? nil : usable
  }

  mutating func scalar(_ node: YAMLNode, _ what: String, example: String) -> [UInt8]? {
    if case .scalar(let bytes, _) = node.kind, !bytes.isEmpty { return bytes }
    let found =
      switch node.kind {
      case .scalar: "empty"
      case .sequence: "a list"
      case .mapping: "a mapping"
      }
    let message = "\(what) is \(found); expected a single value"
    complain(MisshapenSetting.self, message, at: node.range, help: "write it as in '\(example)'")
    return nil
  }

  private mutating func mapping(_ node: YAMLNode, _ what: String, example: String) -> [YAMLNode.Entry]? {
    guard case .mapping(let entries) = node.kind else {
      let message = "\(what) is not a mapping; expected names with values"
      complain(MisshapenSetting.self, message, at: node.range, help: "write lines such as '\(example)'")
      return nil
    }
    var first: [YAMLNode.Kind: ByteRange] = [:]
    return entries.filter { entry in
      guard let earlier = first[entry.key.kind] else {
        first[entry.key.kind] = entry.key.range
        return true
      }
      let name = entry.key.text.map { "'\(VisibleText.quoting($0.utf8))'" } ?? "a key"
      complain(
        RepeatedSetting.self,
        "\(name) is set twice in \(what); the first value is used",
        at: entry.key.range,
        help: "merge the two settings",
        notes: [.init("the first setting is here", at: earlier)]
      )
      return false
    }
  }

  // MARK: - Words

  private func fix(_ title: String, _ range: ByteRange, _ text: String) -> [Diagnostic.Fix] {
    [Diagnostic.Fix(title, range, text, .changesMeaning)]
  }

  /// Reports a value that a setting cannot have.
  mutating func refused<Value>(
    _ message: String,
    at range: ByteRange,
    help: String,
    fixes: [Diagnostic.Fix] = [],
  ) -> Value? {
    complain(UnknownSettingValue.self, message, at: range, help: help, fixes: fixes)
    return nil
  }

  private mutating func complain(
    _ rule: any Rule.Type,
    _ message: String,
    at range: ByteRange,
    help: String? = nil,
    notes: [Diagnostic.Note] = [],
    fixes: [Diagnostic.Fix] = [],
  ) {
    diagnostics.append(
      Diagnostic(rule.code, rule.page.severity, message, at: range, help: help, notes: notes, fixes: fixes)
    )
  }
}

extension SettingKey {
  /// A line with the setting, as an example.
  var line: String { "\(rawValue): \(entry.example)" }
}

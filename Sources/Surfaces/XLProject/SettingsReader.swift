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
    case .xen:
      settings.xen = release(value, what)
      return settings.xen == nil ? nil : plain(value)
    case .engine:
      settings.engine = word(value, what, key)
      return settings.engine?.rawValue
    case .scripts:
      settings.scripts = directories(value)
      return settings.scripts.map(shown)
    case .scriptTimeout:
      settings.scriptTimeout = time(value, what, SettingKey.scriptTimes)
      return settings.scriptTimeout?.description
    case .scriptVariables:
      settings.scriptVariables = variables(value, key)
      return settings.scriptVariables.map { $0.joined(separator: ", ") }
    case .wait:
      settings.wait = time(value, what, SettingKey.waitTimes)
      return settings.wait?.description
    case .allowSharing:
      settings.allowsSharing = flag(value, what, key)
      return settings.allowsSharing?.description
    case .hostProcessors:
      settings.hostProcessors = number(value, what, key, HostShape.processorCounts)
      return settings.hostProcessors?.description
    case .hostNodes:
      settings.hostNodes = number(value, what, key, HostShape.nodeCounts)
      return settings.hostNodes?.description
    case .knownKeys:
      settings.knownKeys = keys(value, key)
      return settings.knownKeys.map { $0.joined(separator: ", ") }
    case .rules:
      settings.levels = levels(value)
      return settings.levels.map { _ in pairs(value) }
    case .select:
      settings.select = patterns(value, key.rawValue)
      return settings.select.map { _ in plain(value) }
    case .ignore:
      settings.ignore = patterns(value, key.rawValue)
      return settings.ignore.map { _ in plain(value) }
    case .exclude:
      settings.exclude = exclusions(value)
      return settings.exclude.map { _ in plain(value) }
    case .respectGitignore:
      settings.respectsGitignore = flag(value, what, key)
      return settings.respectsGitignore?.description
    case .baseline:
      settings.baseline = baseline(value, what, key)
      return settings.baseline.map { VisibleText.quoting($0) }
    }
  }

  // MARK: - How values are shown

  private func shown(_ texts: [[UInt8]]) -> String {
    texts.map { VisibleText($0).shown }.joined(separator: ", ")
  }

  private func plain(_ node: YAMLNode) -> String {
    switch node.kind {
    case .scalar(let bytes, _): VisibleText(bytes).shown
    case .sequence(let items): items.map { plain($0) }.joined(separator: ", ")
    case .mapping: pairs(node)
    }
  }

  private func pairs(_ node: YAMLNode) -> String {
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
    complain(
      UnknownSettingValue.self,
      "unknown release '\(VisibleText.quoting(bytes))'",
      at: value.range,
      help:
        "expected \(XenVersion.oldest) to \(XenVersion.newest), or 'auto' for the release of the host"
    )
    return nil
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
    complain(
      UnknownSettingValue.self,
      "unknown \(kind) '\(VisibleText.quoting(bytes))'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      at: node.range,
      help: "expected \(WordRow.any(words))",
      fixes: nearest.map { fix("write '\($0)'", node.range, $0) } ?? []
    )
    return nil
  }

  private mutating func word(_ value: YAMLNode, _ what: String, _ key: SettingKey) -> EngineName? {
    word(value, what, "engine", example: "\(key.rawValue): \(key.entry.example)")
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

  private mutating func directories(_ value: YAMLNode) -> [[UInt8]]? {
    let found = texts(value, "scripts", example: "/etc/xen/scripts")
    var usable: [[UInt8]] = []
    for (bytes, range) in found {
      // What a user or a host sets holds in every directory, so no directory is there to see it from.
      if scope == .project || bytes.first == FilePath.slash {
        usable.append(bytes)
      } else {
        complain(
          UnknownSettingValue.self,
          "'\(VisibleText.quoting(bytes))' is not an absolute path",
          at: range,
          help: "write a path that begins with '/'"
        )
      }
    }
    return usable.isEmpty && !found.isEmpty ? nil : usable
  }

  private mutating func variables(_ value: YAMLNode, _ key: SettingKey) -> [String]? {
    let found = texts(value, key.rawValue, example: "CEPH_ARGS")
    let usable = found.compactMap { bytes, range -> String? in
      let name = String(decoding: bytes, as: UTF8.self)
      if ScriptEnvironment.canBeFurther(name) { return name }
      complain(
        UnknownSettingValue.self,
        "the variable '\(VisibleText.quoting(bytes))' cannot be passed to scripts",
        at: range,
        help: "write the name of a variable that the hotplug protocol does not set, such as CEPH_ARGS"
      )
      return nil
    }
    return usable.isEmpty && !found.isEmpty ? nil : usable
  }

  private mutating func exclusions(_ value: YAMLNode) -> [PathPattern]? {
    texts(value, "exclude", example: "old/**").compactMap { bytes, range in
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
      let message = range.message(error, for: VisibleText.quoting(bytes))
      complain(UnknownSettingValue.self, message, at: value.range, help: range.help)
      return nil
    }
  }

  private mutating func flag(_ value: YAMLNode, _ what: String, _ key: SettingKey) -> Bool? {
    guard let bytes = scalar(value, what, example: "\(key.rawValue): true") else { return nil }
    switch String(decoding: bytes, as: UTF8.self).lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default:
      complain(
        UnknownSettingValue.self,
        "'\(VisibleText.quoting(bytes))' is not a valid value; expected true or false",
        at: value.range,
        help: "write '\(key.rawValue): true' or '\(key.rawValue): false'"
      )
      return nil
    }
  }

  private mutating func baseline(_ value: YAMLNode, _ what: String, _ key: SettingKey) -> [UInt8]? {
    guard let bytes = scalar(value, what, example: "\(key.rawValue): \(key.entry.example)") else {
      return nil
    }
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

  private mutating func patterns(_ value: YAMLNode, _ name: String) -> [RulePattern]? {
    items(value, name, example: "XL3001").compactMap { pattern($0) }
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

  mutating func texts(
    _ value: YAMLNode,
    _ name: String,
    example: String
  ) -> [(bytes: [UInt8], range: ByteRange)] {
    items(value, name, example: example).compactMap { item in
      scalar(item, "an element of '\(name)'", example: "\(name): [\(example)]").map { ($0, item.range) }
    }
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

  mutating func complain(
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

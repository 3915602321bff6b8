import LibYAML
import XLCheck
import XLModel
import XLRules
import XLText

/// Makes settings of a YAML document; what it cannot use becomes a diagnostic in the words of people.
struct SettingsReader {
  /// The settings by name, in the order of the documentation.
  enum Key: String, CaseIterable {
    case xen, rules, select, ignore, scripts, exclude, baseline
    case respectGitignore = "respect-gitignore"
  }

  private(set) var settings = ProjectSettings()
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads a whole file.
  mutating func read(_ text: SourceText) {
    let document = YAMLDocument(text)
    if let problem = document.problem {
      var notes: [Diagnostic.Note] = []
      if case .syntax(_, let context?, let place?) = problem.kind, place < problem.range.start {
        notes.append(.init("\(context), from here", at: ByteRange(place, place)))
      }
      complain(.unreadableSettings, problem.description, at: problem.range, notes: notes)
    }
    guard let root = document.root, !root.isNull else { return }
    guard let entries = mapping(root, "the file", example: "xen: 4.17") else { return }
    for entry in entries { read(entry) }
  }

  private mutating func read(_ entry: YAMLNode.Entry) {
    guard let name = entry.key.text, let key = Key(rawValue: name) else { return unknown(entry.key) }
    // A name without a value is how people keep a place for later.
    if entry.value.isNull { return }
    switch key {
    case .xen: readRelease(entry.value)
    case .rules: readLevels(entry.value)
    case .select: settings.selection.select += patterns(entry.value, name)
    case .ignore: settings.selection.ignore += patterns(entry.value, name)
    case .scripts: settings.scripts += texts(entry.value, name, example: "/etc/xen/scripts").map(\.bytes)
    case .exclude: readExclusions(entry.value)
    case .respectGitignore: readSwitch(entry.value, name)
    case .baseline: readBaseline(entry.value, name)
    }
  }

  // MARK: - Settings

  private mutating func unknown(_ key: YAMLNode) {
    guard case .scalar(let bytes, _) = key.kind else {
      return complain(
        .misshapenSetting,
        "a list or mapping stands where a name of a setting goes",
        at: key.range
      )
    }
    let names = Key.allCases.map(\.rawValue)
    let nearest = NearestName.of(bytes, among: names)
    complain(
      .unknownSetting,
      "unknown setting '\(VisibleText.quoting(bytes))'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      at: key.range,
      help: nearest == nil ? "the settings are \(names.joined(separator: ", "))" : nil,
      fixes: nearest.map { fix("write '\($0)'", key.range, $0) } ?? []
    )
  }

  private mutating func readRelease(_ value: YAMLNode) {
    guard let bytes = scalar(value, "'xen'", example: "xen: 4.17") else { return }
    settings.xen = XenVersion(String(decoding: bytes, as: UTF8.self))
    if settings.xen == nil {
      complain(
        .unknownSettingValue,
        "'\(VisibleText.quoting(bytes))' is no release that is known",
        at: value.range,
        help: "write one from \(XenVersion.oldest) to \(XenVersion.newest)"
      )
    }
  }

  private mutating func readLevels(_ value: YAMLNode) {
    guard let entries = mapping(value, "'rules'", example: "XL3001: warning") else { return }
    for entry in entries {
      guard let word = scalar(entry.value, "a rule's level", example: "XL3001: warning") else { continue }
      let levels = RuleSelection.Level.allCases.map(\.rawValue)
      let text = String(decoding: word, as: UTF8.self)
      let pattern = self.pattern(entry.key)
      guard let level = RuleSelection.Level(rawValue: text) else {
        let nearest = NearestName.of(word, among: levels)
        complain(
          .unknownSettingValue,
          "'\(VisibleText.quoting(word))' is no level" + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
          at: entry.value.range,
          help: "write one of \(levels.joined(separator: ", "))",
          fixes: nearest.map { fix("write '\($0)'", entry.value.range, $0) } ?? []
        )
        continue
      }
      if let pattern { settings.selection.levels.append(.init(pattern, level)) }
    }
  }

  private mutating func readExclusions(_ value: YAMLNode) {
    for (bytes, range) in texts(value, "exclude", example: "old/**") {
      if let pattern = PathPattern(bytes) {
        settings.exclude.append(pattern)
      } else {
        complain(
          .unusablePattern,
          "'\(VisibleText.quoting(bytes))' matches no path",
          at: range,
          help: "write a path with '/', where '*' stands for a part of a name, and '**' for any directories"
        )
      }
    }
  }

  private mutating func readSwitch(_ value: YAMLNode, _ name: String) {
    guard let bytes = scalar(value, "'\(name)'", example: "\(name): true") else { return }
    switch String(decoding: bytes, as: UTF8.self).lowercased() {
    case "true", "yes", "on": settings.respectsGitignore = true
    case "false", "no", "off": settings.respectsGitignore = false
    default:
      complain(
        .unknownSettingValue,
        "'\(VisibleText.quoting(bytes))' is neither true nor false",
        at: value.range
      )
    }
  }

  private mutating func readBaseline(_ value: YAMLNode, _ name: String) {
    guard let bytes = scalar(value, "'\(name)'", example: "baseline: known.xlplug") else { return }
    if FilePath.staysInside(bytes) {
      settings.baseline = bytes
    } else {
      complain(
        .pathOutside,
        "the baseline '\(VisibleText.quoting(bytes))' is outside of the directory of this file",
        at: value.range,
        help: "write a path below this directory; '--baseline FILE' takes any file"
      )
    }
  }

  // MARK: - Shapes

  private mutating func patterns(_ value: YAMLNode, _ name: String) -> [RulePattern] {
    items(value, name, example: "XL3001").compactMap { pattern($0) }
  }

  private mutating func pattern(_ node: YAMLNode) -> RulePattern? {
    guard let bytes = scalar(node, "a rule", example: "XL3001") else { return nil }
    let shown = VisibleText.quoting(bytes)
    let (pattern, refusal) = RulePattern.parsed(String(decoding: bytes, as: UTF8.self))
    if let refusal {
      complain(
        .unknownRule,
        refusal.message(for: shown),
        at: node.range,
        help: refusal.nearest == nil ? RulePattern.Refusal.help : nil,
        fixes: refusal.nearest.map { fix("write '\($0)'", node.range, $0) } ?? []
      )
    }
    return pattern
  }

  /// The elements of a list, or the one value that stands in its place.
  private mutating func items(_ value: YAMLNode, _ name: String, example: String) -> [YAMLNode] {
    switch value.kind {
    case .sequence(let items): return items
    case .scalar: return [value]
    case .mapping:
      complain(
        .misshapenSetting,
        "'\(name)' is a mapping; a list is asked for",
        at: value.range,
        help: "write '\(name): [\(example)]'"
      )
      return []
    }
  }

  private mutating func texts(
    _ value: YAMLNode,
    _ name: String,
    example: String
  ) -> [(bytes: [UInt8], range: ByteRange)] {
    items(value, name, example: example).compactMap { item in
      scalar(item, "an element of '\(name)'", example: "\(name): [\(example)]").map { ($0, item.range) }
    }
  }

  private mutating func scalar(_ node: YAMLNode, _ what: String, example: String) -> [UInt8]? {
    if case .scalar(let bytes, _) = node.kind, !bytes.isEmpty { return bytes }
    let found =
      switch node.kind {
      case .scalar: "empty"
      case .sequence: "a list"
      case .mapping: "a mapping"
      }
    let message = "\(what) is \(found); one value is asked for"
    complain(.misshapenSetting, message, at: node.range, help: "write it as in '\(example)'")
    return nil
  }

  private mutating func mapping(_ node: YAMLNode, _ what: String, example: String) -> [YAMLNode.Entry]? {
    guard case .mapping(let entries) = node.kind else {
      let message = "\(what) holds no mapping of names to values"
      complain(.misshapenSetting, message, at: node.range, help: "write lines such as '\(example)'")
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
        .repeatedSetting,
        "\(name) stands in \(what) twice; the first counts",
        at: entry.key.range,
        help: "join the two",
        notes: [.init("first here", at: earlier)]
      )
      return false
    }
  }

  // MARK: - Words

  private func fix(_ title: String, _ range: ByteRange, _ text: String) -> [Diagnostic.Fix] {
    [Diagnostic.Fix(title, edits: [TextEdit(range, text)], safety: .changesMeaning)]
  }

  private mutating func complain(
    _ code: SettingsCode,
    _ message: String,
    at range: ByteRange,
    help: String? = nil,
    notes: [Diagnostic.Note] = [],
    fixes: [Diagnostic.Fix] = [],
  ) {
    let severity: Diagnostic.Severity = code == .unknownRule ? .warning : .error
    diagnostics.append(
      Diagnostic(code.code, severity, message, at: range, help: help, notes: notes, fixes: fixes)
    )
  }
}

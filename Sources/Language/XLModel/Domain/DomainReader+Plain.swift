import XLSyntax
import XLText

/// The keys that need nothing but their line in the table.
extension DomainReader {
  /// Reads keys of which each sets one member of the domain.
  mutating func plain(_ keys: String...) {
    for name in keys {
      guard let entry = entry(name), let key = ConfigKeys.named(name), let path = key.paths.first else {
        continue
      }
      switch key.type {
      case .text, .word:
        guard let text = text(name, quietly: Self.quietLists.contains(name)) else { continue }
        if let words = key.words, words.matching != .unchecked {
          word(text, of: key, at: path)
        } else {
          spec[path] = .text(text.bytes)
        }
      case .truth: if let number = number(name) { spec[path] = .choice(number != 0) }
      case .number: plainNumber(key, entry, path)
      default: continue
      }
    }
  }

  /// Keys of which xl silently ignores a list.
  private static let quietLists: Set = ["gic_version", "tee", "sve", "arm_sci"]

  private mutating func plainNumber(_ key: ConfigKey, _ entry: Int, _ path: String) {
    let form = key.number
    guard let number = number(key.name, form.isEnforced ? .refuses : .warns) else {
      return
    }
    if form.isEnforced, let bounds = form.bounds, !bounds.contains(number) {
      refuse(entry, of: key, outside: bounds)
    } else {
      spec[path] = form.value(number, xen)
    }
  }

  /// Reports that a number lies outside its bounds, which ends xl.
  mutating func refuse(_ entry: Int, of key: ConfigKey, outside bounds: ClosedRange<Int64>) {
    let kind = DomainProblem.Kind.outOfRange(least: bounds.lowerBound, most: bounds.upperBound)
    report(kind, .refuses, key.name, at: place(entry))
  }

  /// Reads a word of a fixed set into a member.
  @discardableResult
  mutating func word(_ text: EmbeddedText, of key: ConfigKey, at path: String) -> String? {
    guard let words = key.words, let entry = entry(key.name) else { return nil }
    guard let name = words.libxlName(of: text.bytes, for: xen) else {
      report(.unknownValue(allowed: words.spellings(for: xen)), .refuses, key.name, at: place(entry))
      return nil
    }
    if words.matching == .prefix, !words.all.contains(where: { $0.spelling.utf8.elementsEqual(text.bytes) }) {
      let meaning = words.all.first { $0.libxlName == name }?.spelling ?? name
      report(.abbreviated(meaning: meaning), .staysSilent, key.name, at: place(entry))
    }
    spec[path] = name == words.initial ? nil : .name(name)
    return name
  }

  /// Reads a word of a fixed set, or its number, into a member.
  ///
  /// Numbers are deprecated for some keys; xl warns of them first, and then perhaps refuses them.
  mutating func wordOrNumber(_ name: String, isDeprecated: Bool) {
    guard let entry = entry(name), let key = ConfigKeys.named(name), let words = key.words else { return }
    let path = key.paths[0]
    guard let number = quietNumber(name) else {
      if let text = text(name) { word(text, of: key, at: path) }
      return
    }
    let names = words.spellings(for: xen)
    if number < 0 || number >= names.count {
      report(.outOfRange(least: 0, most: Int64(names.count - 1)), .refuses, name, at: place(entry))
      return
    }
    if isDeprecated { report(.deprecatedNumber(names: names), .warns, name, at: place(entry)) }
    let libxlName = words.all[Int(number)].libxlName
    spec[path] = libxlName == words.initial ? nil : .name(libxlName)
  }

  /// Reads a key whose value has a form of its own.
  mutating func format(_ keys: String...) {
    for key in keys {
      guard let entry = entry(key), let type = ConfigKeys.named(key)?.type else { continue }
      if isList(entry), !type.takesList {
        report(.listForValue, Self.quietLists.contains(key) ? .staysSilent : .warns, key, at: place(entry))
        continue
      }
      if !isList(entry), !type.takesSingle {
        report(.valueForList, Self.singles[key] ?? .warns, key, at: place(entry))
        continue
      }
      guard let format = KeyFormats.all[key] else { continue }
      take(
        KeyInput(reading: reading, entry: entry, key: key, guest: guest, xen: xen, host: host, domain: spec),
        format
      )
    }
  }

  /// What xl does about a single value instead of a list, where it does not only warn.
  private static let singles: [String: DomainProblem.Outcome] = [
    "vnuma": .staysSilent, "mca_caps": .refuses, "device_model_args": .refuses,
    "device_model_args_pv": .refuses, "device_model_args_hvm": .refuses,
  ]

  private mutating func take(_ input: KeyInput, _ format: KeyFormat) {
    let outcome = format(input)
    for member in outcome.members { spec.add(member) }
    for problem in outcome.problems { add(problem) }
    if input.isList, ConfigKeys.named(input.key)?.type != .lists, let nested = input.nestedList,
      !outcome.problems.contains(where: { $0.range == nested.range })
    {
      report(.nestedList, .staysSilent, input.key, at: nested.range)
    }
  }
}

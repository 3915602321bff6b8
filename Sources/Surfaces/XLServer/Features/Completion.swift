import JSON
import XLCheck
import XLModel
import XLRules
import XLSyntax
import XLText

/// Something that can be written at a place.
struct CompletionOffer: Hashable {
  /// What it is, for the picture beside it; the numbers are LSP's.
  enum Kind: Int, Hashable {
    case field = 5
    case property = 10
    case value = 12
    case enumMember = 20
    case reference = 18
  }

  /// What is shown.
  var label: String
  /// What it is.
  var kind: Kind
  /// A few words beside it.
  var detail: String
  /// What is replaced.
  var range: ByteRange
  /// What is written; places to go to are `$1`, `${1:text}`.
  var text: String
  /// Whether the text holds such places.
  var isSnippet = false
  /// Whether it is out of date.
  var isDeprecated = false
  /// The place among the others: lower ones come first.
  var rank = 5
  /// What its documentation is found by later.
  var topic: CompletionTopic?
}

/// What a completion is about, to find the documentation when it is asked for.
enum CompletionTopic: Hashable {
  case key(String)
  case disk(String)
  case nic(String)
  case code(String)

  /// As it travels through the client.
  var json: JSONValue {
    switch self {
    case .key(let name): ["key": .string(name)]
    case .disk(let name): ["disk": .string(name)]
    case .nic(let name): ["nic": .string(name)]
    case .code(let name): ["code": .string(name)]
    }
  }

  /// The documentation that a client asks for by the value; nil if absent.
  static func documentation(_ value: JSONValue, _ xen: XenVersion, _ links: RuleLinks) -> String? {
    if let name = value["key"].string { return ConfigKeys.named(name).map { KeyText.full($0, xen) } }
    if let name = value["disk"].string {
      return DiskWord.allCases.first { $0.spelling == name }.map { "**\($0.spelling)**: \($0.namedSummary)" }
    }
    if let name = value["nic"].string {
      return NicKey.named(Array(name.utf8)).map { "**\($0.name)**: \($0.summary)" }
    }
    guard let name = value["code"].string, let code = DiagnosticCode(spelling: name.utf8) else { return nil }
    return RuleList.rule(code).map { RuleText.short($0, links) }
  }
}

/// What completions draw on besides the file.
struct CompletionSources {
  /// Whether the client takes places to go to.
  var takesSnippets = false
  /// The guests of the workspace.
  var guests: [String] = []
  /// Names of this machine; none where no process may look.
  var host = HostNames()
  /// The codes that the file gets.
  var codes: [DiagnosticCode] = []
}

/// Finds what can be written at a place.
struct Completion {
  let analysis: Analysis
  let offset: Int
  let sources: CompletionSources

  private var syntax: ConfigSyntax { analysis.checked.syntax }
  private var xen: XenVersion { analysis.settings.options.xen }

  /// Everything that can be written there.
  var offers: [CompletionOffer] {
    switch ConfigSpot(offset, in: syntax) {
    case nil: return []
    case .name(let range, let hasOperator): return names(range, hasOperator)
    case .comment(let range): return comment(range)
    case .bare(let key, let range, let isInList): return bare(key, range, isInList)
    case .quoted(let key, let range, let isInList):
      let name = syntax.text[key]
      if isInList, name.elementsEqual("disk".utf8) {
        return DeviceCompletion(self, range).ofDisk
      } else if isInList, name.elementsEqual("vif".utf8) {
        return DeviceCompletion(self, range).ofNic
      }
      return words(of: key).map { word in
        CompletionOffer(label: word, kind: .enumMember, detail: "", range: range, text: word)
      }
    }
  }

  // MARK: - Names of settings

  private func names(_ range: ByteRange, _ hasOperator: Bool) -> [CompletionOffer] {
    let guest = analysis.checked.domain.guest
    return ConfigKeys.all.filter { $0.isRead(by: xen) }.compactMap { key in
      let isSet = analysis.checked.reading.lastIndex(of: key.name.utf8) != nil
      let isHere = syntax.text[range].elementsEqual(key.name.utf8)
      // A second setting of one name takes the place of the first.
      if isSet, !isHere, !hasOperator { return nil }
      var offer = CompletionOffer(
        label: key.name,
        kind: .property,
        detail: key.type.description,
        range: range,
        text: hasOperator ? key.name : setting(of: key),
        isSnippet: !hasOperator && sources.takesSnippets,
        topic: .key(key.name)
      )
      let deprecation = key.deprecation.map { !$0.isForm && $0.sinceMinor <= xen.minor } ?? false
      offer.isDeprecated = deprecation
      offer.rank = deprecation ? 9 : key.guests.contains(guest) ? 5 : 7
      return offer
    }
  }

  /// A whole setting with places to go to.
  private func setting(of key: ConfigKey) -> String {
    let start = "\(key.name) = "
    func place(_ text: String) -> String { sources.takesSnippets ? text : "" }
    switch key.type {
    case .truth: return start + (sources.takesSnippets ? "${1|1,0|}" : "")
    case .number, .numberOrWord, .truthOrWord, .truthOrTexts: return start + place("$1")
    case .texts, .list: return start + "[ " + (sources.takesSnippets ? "\"$1\"" : "") + " ]"
    case .lists: return start + "[ " + place("[ $1 ]") + " ]"
    case .text, .word, .textsOrText, .textOrTexts, .wordOrNumber:
      let words = key.words?.spellings(for: xen) ?? []
      if !sources.takesSnippets { return start + "\"\"" }
      return start + (words.isEmpty ? "\"$1\"" : "\"${1|\(words.joined(separator: ","))|}\"")
    }
  }

  // MARK: - Values

  private func words(of key: ByteRange) -> [String] {
    ConfigKeys.named(syntax.text[key])?.words?.spellings(for: xen) ?? []
  }

  private func bare(_ key: ByteRange, _ range: ByteRange, _ isInList: Bool) -> [CompletionOffer] {
    guard let known = ConfigKeys.named(syntax.text[key]) else { return [] }
    func offer(_ label: String, _ text: String, isSnippet: Bool = false) -> CompletionOffer {
      CompletionOffer(label: label, kind: .value, detail: "", range: range, text: text, isSnippet: isSnippet)
    }
    if isInList || known.type.takesList && !known.type.takesSingle {
      let quotes = sources.takesSnippets ? "\"$1\"" : "\"\""
      let text = isInList ? quotes : "[ \(quotes) ]"
      return [offer(isInList ? "\"\"" : "[ \"\" ]", text, isSnippet: sources.takesSnippets)]
    }
    let words = words(of: key).map { offer("\"\($0)\"", "\"\($0)\"") }
    switch known.type {
    case .truth, .truthOrWord, .truthOrTexts: return [offer("1", "1"), offer("0", "0")] + words
    default: return words
    }
  }

  // MARK: - Comments

  private func comment(_ range: ByteRange) -> [CompletionOffer] {
    let before = Array(syntax.text[ByteRange(range.start, offset)])
    let start = (before.lastIndex { " \t,".utf8.contains($0) }).map { range.start + $0 + 1 } ?? offset
    let words = before.dropFirst().split { " \t,".utf8.contains($0) }.map {
      String(decoding: $0, as: UTF8.self)
    }
    guard words.first == "xlplug:" else { return [] }
    let place = ByteRange(start, offset)
    if words.count == 1 || words.count == 2 && place.count > 0 {
      return ["ignore", "ignore-file"].map {
        CompletionOffer(label: $0, kind: .property, detail: "", range: place, text: $0)
      }
    }
    let here = Set(sources.codes)
    return RuleList.all.map { rule in
      CompletionOffer(
        label: rule.code.description,
        kind: .reference,
        detail: rule.name,
        range: place,
        text: rule.code.description,
        rank: here.contains(rule.code) ? 1 : 5,
        topic: .code(rule.code.description)
      )
    }
  }
}

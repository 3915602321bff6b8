import JSON
import XLModel
import XLRules
import XLText

/// What the editor says about the server; it counts over what the project says, as the command line does.
struct ClientSettings: Hashable, Sendable {
  /// The release whose `xl` is imitated.
  var xen: XenVersion?
  /// Codes that are reported, instead of the project's.
  var select: [RulePattern] = []
  /// Codes that are not reported, besides the project's.
  var ignore: [RulePattern] = []
  /// Whether this machine is checked: files, bridges, scripts.
  var looksAtHost = false
  /// Whether lines about devices get a lens.
  var showsLenses = false
  /// Whether hints are shown inside disks.
  var showsHints = true
  /// The URI of the folder that holds the pages of rules.
  var rulePages: String?
  /// What could not be used, in words.
  var problems: [String] = []

  /// The name of the settings in the editor.
  static let section = "xlplug"

  /// The settings by name, in the order of the documentation.
  enum Key: String, CaseIterable {
    case xen, select, ignore, host, codeLens, inlayHints, rulePages
  }

}

extension ClientSettings {
  /// Reads the value of the section; a setting that cannot be used counts as not written.
  init(_ value: JSONValue) {
    guard let members = value.members else {
      if !value.isNull { problems.append("the settings of \(Self.section) are not an object") }
      return
    }
    for member in members where !member.value.isNull { read(member.name, member.value) }
  }

  private mutating func read(_ name: String, _ value: JSONValue) {
    guard let key = Key(rawValue: name) else { return unknown(name) }
    switch key {
    case .xen:
      xen = value.string.flatMap { XenVersion($0) }
      if xen == nil {
        let names = "\(XenVersion.oldest) to \(XenVersion.newest)"
        problems.append("unknown release in 'xen'; expected \(names)")
      }
    case .select: select = patterns(name, value)
    case .ignore: ignore = patterns(name, value)
    case .host: looksAtHost = truth(name, value) ?? looksAtHost
    case .codeLens: showsLenses = truth(name, value) ?? showsLenses
    case .inlayHints: showsHints = truth(name, value) ?? showsHints
    case .rulePages:
      rulePages = value.string
      if rulePages == nil { problems.append("'rulePages' is not a string") }
    }
  }

  private mutating func unknown(_ name: String) {
    let nearest = NearestName.of(Array(name.utf8), among: Key.allCases.map(\.rawValue))
    let hint = nearest.map { "; did you mean '\($0)'?" } ?? ""
    problems.append("unknown setting '\(VisibleText.quoting(name.utf8))'" + hint)
  }

  private mutating func truth(_ name: String, _ value: JSONValue) -> Bool? {
    if value.bool == nil { problems.append("'\(name)' is not true or false") }
    return value.bool
  }

  private mutating func patterns(_ name: String, _ value: JSONValue) -> [RulePattern] {
    guard let words = value.array ?? value.string.map({ [.string($0)] }) else {
      problems.append("'\(name)' is not a list of rules")
      return []
    }
    return words.compactMap { word in
      guard let text = word.string else {
        problems.append("'\(name)' contains a value that is not a string")
        return nil
      }
      let (pattern, refusal) = RulePattern.parsed(text)
      if let refusal { problems.append(refusal.message(for: VisibleText.quoting(text.utf8))) }
      return pattern
    }
  }
}

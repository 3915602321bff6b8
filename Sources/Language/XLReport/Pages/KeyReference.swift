public import XLModel
import XLText

/// The page about every key of configuration files, written from the table of keys.
public enum KeyReference {
  /// The page, in Markdown.
  public static var page: String {
    var lines = [
      "# Keys of xl.cfg", "",
      "Every key that `xl` of Xen 4.17 to 4.23 reads from a configuration file.",
      "This page is generated from the table in `Sources/Language/XLModel/Keys`; do not edit it.", "",
      "A number is written as in C: decimal, octal with a leading 0, hexadecimal with 0x.",
      "True is any number except 0, and false is 0; xl has no words for them.",
    ]
    for topic in ConfigKey.Topic.allCases {
      lines += ["", "## \(topic.rawValue)"]
      for key in ConfigKeys.all where key.topic == topic { lines += [""] + section(key) }
    }
    lines += ["", "## Removed keys", ""]
    lines += [
      "These keys are in existing files, but no `xl` since 4.17 reads them.", "",
      "| key | read by | instead |",
      "|---|---|---|",
    ]
    lines += RemovedKey.all.map { "| `\($0.name)` | \($0.readBy) | \($0.advice) |" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The section about a key: what it is for, and what is to be known of it.
  public static func section(_ key: ConfigKey) -> [String] {
    var lines = ["### `\(key.name)`", "", key.summary, ""]
    lines.append("- Value: \(takes(key)).")
    if let value = key.defaultValue { lines.append("- Default: \(value).") }
    if key.guests.count < GuestType.allCases.count || key.machine != .any {
      let types = GuestType.allCases.filter(key.guests.contains)
      let guests = WordRow.all(types.map { $0.rawValue.uppercased() })
      let isForAll = key.guests.count == GuestType.allCases.count
      let machine = key.machine == .any ? "" : " on \(key.machine.rawValue)"
      lines.append("- For \(isForAll ? "all" : guests) guests\(machine).")
    }
    if let since = key.sinceMinor { lines.append("- Since Xen 4.\(since).") }
    if let deprecation = key.deprecation {
      let what = deprecation.isForm ? "The other form is deprecated" : "Deprecated"
      lines.append("- \(what) since Xen 4.\(deprecation.sinceMinor): \(deprecation.advice).")
    }
    let paths = key.paths.map { "`\($0)`" }.joined(separator: ", ")
    lines.append(paths.isEmpty ? "- Sets no member directly." : "- Sets \(paths).")
    return lines
  }

  private static func takes(_ key: ConfigKey) -> String {
    var text = key.type.description
    if key.type.takesNumber {
      if let unit = key.number.unit { text += ", in \(unit)" }
      if let bounds = key.number.bounds {
        text += ", from \(bounds.lowerBound) to \(bounds.upperBound)"
        if !key.number.isEnforced { text += ", which xl does not check" }
      }
    }
    guard let words = key.words else { return text }
    let names = words.all.map { word in
      var name = "`\(word.spelling)`"
      if let since = word.sinceMinor { name += " (since 4.\(since))" }
      if let until = word.untilMinor { name += " (until 4.\(until))" }
      return name
    }
    let manner =
      switch words.matching {
      case .exact: "in this case"
      case .ignoringCase: "in any case"
      case .prefix: "in this case, and abbreviated"
      case .unchecked: "which xl does not check"
      }
    return "\(text): \(WordRow.any(names)), \(manner)"
  }
}

import XLModel
import XLSyntax
import XLText

/// How a file says without a deprecated key what it said with it.
struct DeprecatedKeyRewrite {
  private let file: RuleSubject
  private let entry: ConfigEntry
  private let key: ConfigKey

  init(_ file: RuleSubject, _ entry: ConfigEntry, _ key: ConfigKey) {
    self.file = file
    self.entry = entry
    self.key = key
  }

  /// The ways, best first; none where a person has to think.
  var fixes: [Diagnostic.Fix] {
    // What several statements make together is left to a person.
    if entry.setting.isAppending { return [] }
    switch key.name {
    case "builder": return builder
    case "stdvga": return file.sets("vga") ? removal : graphics
    case "altp2mhvm": return file.sets("altp2m") ? [] : alternateViews
    case "firmware_override": return file.sets("firmware") ? [] : rename("firmware", .changesMeaning)
    case "slice", "latency", "extratime": return removal
    default: return []
    }
  }

  private var removal: [Diagnostic.Fix] {
    [Diagnostic.Fix("remove the setting", edits: [file.removal(of: entry)], safety: .safe)]
  }

  private func rename(_ name: String, _ safety: Diagnostic.Fix.Safety) -> [Diagnostic.Fix] {
    file.replacing(entry.setting.nameRange, by: name, "use '\(name)'", safety)
  }

  private func replace(_ statement: String, _ safety: Diagnostic.Fix.Safety) -> [Diagnostic.Fix] {
    file.replacing(entry.setting.statement.range, by: statement, "write \(statement)", safety)
  }

  private var builder: [Diagnostic.Fix] {
    if file.domain.problems.contains(where: { $0.key == "builder" && $0.outcome == .refuses }) { return [] }
    if file.sets("type") { return removal }
    return file.text("builder") == nil ? [] : replace("type = \"\(file.domain.guest.rawValue)\"", .safe)
  }

  private var graphics: [Diagnostic.Fix] {
    guard let number = file.number("stdvga") else { return [] }
    return replace("vga = \"\(number == 0 ? "cirrus" : "stdvga")\"", .safe)
  }

  private var alternateViews: [Diagnostic.Fix] {
    guard let number = file.number("altp2mhvm") else { return [] }
    // The old key asks for the mode in which everyone may switch.
    return replace("altp2m = \"\(number == 0 ? "disabled" : "mixed")\"", .changesMeaning)
  }
}

import XLCheck
import XLModel
import XLText

/// Diagnostics of whole files as text: the line with carets, message, help, notes, and each fix.
enum ConfigCarets {
  /// Several files, a blank line apart; only the codes of some families, by their first digit.
  static func rendered(
    _ texts: [String],
    families: Set<UInt16> = [0],
    xen: XenVersion = .newest,
    without: (DiagnosticCode) -> Bool = { _ in false }
  ) -> String {
    texts.map { text in
      let text = SourceText(text)
      let diagnostics = CheckedConfig(text, options: CheckOptions(xen: xen)).diagnostics
      return render(
        diagnostics.filter { families.contains($0.code.number / 1000) && !without($0.code) },
        of: text
      )
    }.joined(separator: "\n\n")
  }

  /// The codes of a file, in its order.
  static func codes(_ text: String) -> [String] {
    CheckedConfig(SourceText(text), options: CheckOptions()).diagnostics.map { "\($0.code)" }
  }

  static func render(_ diagnostics: [Diagnostic], of text: SourceText) -> String {
    if diagnostics.isEmpty { return VisibleText(text.bytes).shown + "\n  nothing" }
    var lines: [String] = []
    for diagnostic in diagnostics {
      let place = diagnostic.range
      let start = text.bytes[..<place.start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let end = text.bytes[place.start...].firstIndex(of: 0x0A) ?? text.bytes.count
      lines.append(shown(text.bytes[start..<end]))
      let width = shown(text.bytes[place.start..<max(place.start, min(place.end, end))]).count
      lines.append(
        String(repeating: " ", count: shown(text.bytes[start..<place.start]).count)
          + String(repeating: "^", count: max(1, width))
          + " \(diagnostic.severity)[\(diagnostic.code)]: \(diagnostic.message)"
      )
      if let help = diagnostic.help { lines.append("  help: \(help)") }
      for note in diagnostic.notes {
        let place = note.range.map { " (\(shown(text[$0])))" } ?? ""
        lines.append("  note: \(note.message)\(place)")
      }
      for fix in diagnostic.fixes {
        let mended = shown(text.applying(fix.edits).bytes[...])
        lines.append("  fix\(fix.safety == .safe ? "" : "?"): \(fix.title): \(mended)")
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func shown(_ bytes: ArraySlice<UInt8>) -> String { VisibleText(bytes).shown }
}

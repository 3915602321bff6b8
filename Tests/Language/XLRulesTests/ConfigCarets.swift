import XLCheck
import XLModel
import XLText

/// Diagnostics of whole files as text: the line with carets, message, help, notes, and each fix.
enum ConfigCarets {
  /// The codes of the grammar; texts that show a mistake against it are seldom whole files.
  static let syntaxCodes: Range<UInt16> = 0..<1000

  /// Several files, a blank line apart, with their diagnostics of some codes.
  static func rendered(
    _ texts: [String],
    codes: Range<UInt16> = syntaxCodes,
    xen: XenVersion = .newest,
    without: Set<DiagnosticCode> = []
  )
    -> String
  {
    texts.map { render(SourceText($0), codes: codes, xen: xen, without: without) }.joined(separator: "\n\n")
  }

  static func render(
    _ text: SourceText,
    codes: Range<UInt16> = syntaxCodes,
    xen: XenVersion = .newest,
    without: Set<DiagnosticCode> = []
  )
    -> String
  {
    let checked = CheckedConfig(text, options: CheckOptions(xen: xen))
    let diagnostics = checked.diagnostics.filter {
      codes.contains($0.code.number) && !without.contains($0.code)
    }
    return render(diagnostics, of: text)
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

import XLCheck
import XLModel
import XLText

/// Diagnostics as text: the line with carets, code, message, help, notes and what each fix makes of the text.
enum Carets {
  /// Several disks as xl 4.17 would get them, a blank line apart.
  static func rendered(_ texts: [String]) -> String {
    texts.map { render(CheckedDisk(SourceText($0), options: CheckOptions(xen: .oldest))) }
      .joined(separator: "\n\n")
  }

  static func render(_ disk: CheckedDisk) -> String {
    var lines = ["\(disk.verdict.rawValue)"]
    for diagnostic in disk.diagnostics {
      lines.append(shown(disk.text.bytes))
      lines += [
        pointer(disk.text.bytes, diagnostic.range)
          + " \(diagnostic.severity)[\(diagnostic.code)]: \(diagnostic.message)"
      ]
      if let help = diagnostic.help { lines.append("  help: \(help)") }
      for note in diagnostic.notes {
        let place = note.range.map { " (\(shown(Array(disk.text[$0]))))" } ?? ""
        lines.append("  note: \(note.message)\(place)")
      }
      for fix in diagnostic.fixes {
        let mark = fix.safety == .safe ? "fix" : "fix?"
        lines.append("  \(mark): \(fix.title): \(shown(disk.text.applying(fix.edits).bytes))")
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func pointer(_ bytes: [UInt8], _ range: ByteRange) -> String {
    let before = shown(Array(bytes[..<range.start])).count
    let width = max(1, shown(Array(bytes[range.start..<range.end])).count)
    return String(repeating: " ", count: before) + String(repeating: "^", count: width)
  }

  private static func shown(_ bytes: [UInt8]) -> String {
    var text = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      text += scalar.value < 0x20 ? scalar.escaped(asASCII: true) : String(scalar)
    }
    return text
  }
}

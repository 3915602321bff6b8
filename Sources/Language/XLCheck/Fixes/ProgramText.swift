import XLRules
import XLText

/// A file that is a program of Python: settings in its blocks have expressions for values.
enum ProgramText {
  /// The diagnostics without those about values in indented lines, where the file is a program.
  static func withoutBlocks(_ diagnostics: [Diagnostic], of file: RuleSubject) -> [Diagnostic] {
    guard diagnostics.contains(where: { RuleList.programs.contains($0.code) }) else { return diagnostics }
    let bytes = file.text.bytes
    return diagnostics.filter { diagnostic in
      if diagnostic.code.number < 1000 { return true }
      let start = bytes[..<diagnostic.range.start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      return start >= bytes.count || bytes[start] > 0x20
    }
  }
}

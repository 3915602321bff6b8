import XLRules
import XLText

/// Text that another program writes or reads: a template, or a program in another language.
///
/// What xl would read of it is not what the author reads: a key that is set twice may be in two branches.
/// So no fix is offered that deletes something, or that guesses.
enum ForeignText {
  /// The diagnostics without fixes that could do harm, where the text is foreign.
  static func withCautiousFixes(_ diagnostics: [Diagnostic], of text: SourceText) -> [Diagnostic] {
    guard diagnostics.contains(where: { !$0.fixes.isEmpty }) else { return diagnostics }
    let isProgram = diagnostics.contains { RuleList.programs.contains($0.code) }
    guard isProgram || isTemplate(text) else { return diagnostics }
    return diagnostics.map { diagnostic in
      guard !diagnostic.fixes.isEmpty else { return diagnostic }
      var diagnostic = diagnostic
      diagnostic.fixes = diagnostic.fixes.filter { $0.safety == .safe && !deletes($0, in: text) }
      return diagnostic
    }
  }

  /// Whether a fix takes away more than blanks and puts nothing there.
  private static func deletes(_ fix: Diagnostic.Fix, in text: SourceText) -> Bool {
    fix.edits.contains { edit in
      !edit.replacement.contains { $0 > 0x20 }
        && text.bytes[edit.range.start..<edit.range.end].contains { $0 > 0x20 }
    }
  }

  /// Whether a text has marks of Jinja, ERB, Mako, autoconf or a shell that something is put in for.
  static func isTemplate(_ text: SourceText) -> Bool {
    let bytes = text.bytes.span
    var offset = 0
    while offset + 1 < bytes.count {
      let next = bytes[offset + 1]
      switch bytes[offset] {
      case UInt8(ascii: "{") where next == UInt8(ascii: "{") || next == UInt8(ascii: "%"): return true
      case UInt8(ascii: "<") where next == UInt8(ascii: "%"): return true
      case UInt8(ascii: "$") where next == UInt8(ascii: "{"): return true
      case UInt8(ascii: "@"):
        var end = offset + 1
        while end < bytes.count, isName(bytes[end]) { end += 1 }
        if end > offset + 1, end < bytes.count, bytes[end] == UInt8(ascii: "@") { return true }
        offset = end - 1
      default: break
      }
      offset += 1
    }
    return false
  }

  private static func isName(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
      || byte == UInt8(ascii: "_")
  }
}

import XLModel
import XLSyntax
import XLText

enum SwallowedVifParameter: Rule {
  static let code: DiagnosticCode = 2013
  static let page = RulePage(
    .error,
    "A value contains another parameter.",
    why: "The second parameter has no effect, because only a comma separates parameters in a file.",
    subject: .vif,
    bad: "bridge=xenbr0;model=e1000",
    good: "bridge=xenbr0,model=e1000",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let start = problem.range.start
    let separator = separators[nic.syntax.text.bytes[start]] ?? "byte"
    let behind = ByteRange(start + 1, problem.range.end)
    let way = separation(nic, at: start)
    let effect = problem.key == .mac ? "dropped" : "part of the value of '\(problem.name)'"
    return diagnostic(
      "a \(separator) does not separate parameters here: \(nic.quoted(behind)) is \(effect)",
      at: problem.range,
      help: way.help,
      fixes: [way.fix],
    )
  }

  /// How parameters are separated in this form, instead of by the byte at an offset.
  static func separation(_ nic: NicSubject, at offset: Int) -> (help: String, fix: Diagnostic.Fix) {
    let (help, title, separator) =
      switch nic.syntax.form {
      case .words:
        (
          "write each parameter of network-attach as a separate word", "make it a separate word",
          VifSyntax.wordSeparator
        )
      case .configuration: ("separate parameters by commas", "write a comma", UInt8(ascii: ","))
      }
    let edits = [TextEdit(ByteRange(offset, offset + 1), [separator])]
    return (help, Diagnostic.Fix(title, edits: edits, safety: .changesMeaning))
  }

  private static let separators = [
    UInt8(ascii: ","): "comma", UInt8(ascii: ";"): "semicolon", UInt8(ascii: " "): "space",
    UInt8(ascii: "\t"): "tab", UInt8(ascii: "|"): "bar", UInt8(ascii: "&"): "ampersand",
  ]
}

import XLSyntax
public import XLText

/// The name of a setting with letters or signs that no name has.
public enum MisspeltName: Rule {
  public static let page = RulePage(
    SyntaxCode.misspeltName.code,
    "MisspeltName",
    .error,
    "The name of a setting has upper-case letters or a minus sign.",
    why: """
      Names are lower-case letters, digits, `_` and `.`, and begin with a letter.
      xl takes none of the file, and in the case of a minus sign says that it looks like Python.
      """,
    bad: "Memory = 512\n",
    good: "memory = 512\n",
    fix: .changesMeaning,
  )

  public static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.mistakes(.misspeltName).map { mistake in
      let name = file.text[mistake.range]
      let plain = name.map { byte -> UInt8 in
        byte == UInt8(ascii: "-") ? UInt8(ascii: "_") : (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      }
      let isName = plain.first.map { (0x61...0x7A).contains($0) } ?? false
      let message = "\(file.quoted(mistake.range)) is no name; expected lower-case letters, digits and '_'"
      guard isName else {
        return diagnostic(message, at: mistake.range, help: "a name begins with a letter")
      }
      let spelling = String(decoding: plain, as: UTF8.self)
      return diagnostic(
        message + "; did you mean '\(spelling)'?",
        at: mistake.range,
        fixes: [
          Diagnostic.Fix(
            "write '\(spelling)'",
            edits: [TextEdit(mistake.range, plain)],
            safety: .changesMeaning,
          )
        ],
      )
    }
  }
}

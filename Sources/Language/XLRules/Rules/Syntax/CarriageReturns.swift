import XLSyntax
import XLText

enum CarriageReturns: SyntaxRule {
  static let code: DiagnosticCode = 16
  static let page = RulePage(
    .error,
    "Lines end with a carriage return.",
    why: """
      Editors on Windows end each line with a carriage return and a line feed.
      xl refuses the file, and its error message shows only an invisible character in quotes.
      """,
    bad: "name = \"web\"\r\nmemory = 512\r\n",
    good: "name = \"web\"\nmemory = 512\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let places = Self.places(file)
    let bytes = file.text.bytes
    let edits = places.map { place in
      let isAtLineEnd = place.end == bytes.count || bytes[place.end] == 0x0A
      return TextEdit(place, isAtLineEnd ? "" : "\n")
    }
    return diagnostic(
      places.count == 1
        ? "this line ends with a carriage return; expected only a line feed"
        : "\(places.count) lines end with a carriage return; expected only a line feed",
      at: mistake.range,
      help: "save the file with Unix line endings",
      fixes: [Diagnostic.Fix("end each line with a line feed", edits: edits, safety: .safe)],
    )
  }

  /// Carriage returns before line feeds, also those in comments, and those alone.
  private static func places(_ file: RuleSubject) -> [ByteRange] {
    var places: [ByteRange] = []
    let bytes = file.text.bytes
    let alone = Set(file.syntax.problems.filter { $0.kind == .carriageReturn }.map(\.range.start))
    var offset = 0
    while offset < bytes.count {
      let start = offset
      while offset < bytes.count, bytes[offset] == 0x0D { offset += 1 }
      if offset > start, alone.contains(start) || offset == bytes.count || bytes[offset] == 0x0A {
        places.append(ByteRange(start, offset))
      }
      if offset == start { offset += 1 }
    }
    return places
  }
}

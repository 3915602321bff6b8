import XLText

extension DocumentDefinition {
  private static let range: [DocumentMember] = [
    .init("start", .integer, "The offset of the first byte."),
    .init("end", .integer, "The offset of the first byte after it."),
  ]

  private static let places: [DocumentMember] = [
    .init("line", .integer, "The line, from 1."),
    .init("column", .integer, "The column, from 1: a character, or a byte that is not UTF-8."),
    .init("endLine", .integer, "The line of the first place after it."),
    .init("endColumn", .integer, "The column of the first place after it."),
  ]

  private static let path = DocumentMember("path", .string, "The path of the file.")
  private static let message = DocumentMember("message", .string, "The remark.")

  private static func diagnostic(_ places: [DocumentMember], notes: [String]) -> [DocumentMember] {
    [
      .init("code", .string, "The code: XL and four digits."),
      .init("severity", .words(Diagnostic.Severity.allCases.map(\.rawValue)), "The severity."),
      .init("message", .string, "What was found, and what was expected."),
    ] + range + places + [
      .optional("help", .string, "The fix, in words."),
      .optional(
        "notes",
        .list(.either(notes.map { .definition($0) })),
        "Remarks, with a place where there is one."
      ),
      .optional("fixes", .list(.definition("fix")), "The fixes, best first."),
    ]
  }

  private static let placed = diagnostic(places, notes: ["note", "noteInFile", "noteInOtherFile"])

  static let diagnostics: [DocumentDefinition] = [
    .init(
      "diagnostic",
      "What is wrong or doubtful in a text.",
      diagnostic([], notes: ["note", "noteInText"])
    ),
    .init("note", "A remark without a place.", [message]),
    .init("noteInText", "A remark about a part of the text.", [message] + range),
    .init(
      "fix",
      "A fix.",
      [
        .init("title", .string, "What the fix does."),
        .init(
          "safety",
          .words(["safe", "changesMeaning"]),
          "Whether the fix keeps the meaning of the text."
        ),
        .init("edits", .list(.definition("edit")), "The edits, which do not overlap."),
      ]
    ),
    .init("edit", "A replacement of bytes.", range + [.init("text", .string, "The new text.")]),
    .init("placedDiagnostic", "What is wrong or doubtful in a file.", placed),
    .init("noteInFile", "A remark about a part of the same file.", [message] + range + places),
    .init("noteInOtherFile", "A remark about another file.", [message, path] + places.prefix(2)),
  ]

  static let lint: [DocumentDefinition] = [
    .init(
      "lint",
      "What lint found.",
      [
        .init("files", .list(.definition("lintFile")), "The files that were checked."),
        .init("summary", .definition("lintSummary"), "What was found in all files."),
      ]
    ),
    .init(
      "lintFile",
      "A file that was checked.",
      [
        path,
        .init(
          "diagnostics",
          .list(.definition("placedDiagnostic")),
          "The diagnostics, in the order of the text."
        ),
        .encoding,
      ]
    ),
    .init(
      "lintSummary",
      "What was found in all files.",
      [
        .init("files", .integer, "The number of files that were checked."),
        .init("errors", .integer, "The number of errors."),
        .init("warnings", .integer, "The number of warnings."),
        .init("notes", .integer, "The number of notes."),
        .init("fixed", .integer, "The number of fixes that were written."),
        .init("known", .integer, "The number of problems that the baseline has."),
        .optional("unread", .list(.string), "Why files could not be read or written."),
      ]
    ),
    .init("lintLine", "What is wrong or doubtful in a file, with the file.", [path] + placed + [.encoding]),
  ]
}

public import XLText

extension Diagnostic {
  /// The diagnostic in JSON: `{"code","severity","message","start","end","help"?,"notes"?,"fixes"?}`.
  ///
  /// `start` and `end` are byte offsets; absent members are empty.
  public var document: JSONText {
    var members = [
      JSONText.Member("code", .string(code.description)),
      JSONText.Member("severity", .string(severity.rawValue)),
      JSONText.Member("message", .string(message)),
    ]
    members += range.members
    if let help { members.append(.init("help", .string(help))) }
    if !notes.isEmpty { members.append(.init("notes", .array(notes.map(\.document)))) }
    if !fixes.isEmpty { members.append(.init("fixes", .array(fixes.map(\.document)))) }
    return .object(members)
  }
}

extension Diagnostic.Note {
  fileprivate var document: JSONText {
    var members = [JSONText.Member("message", .string(message))] + (range?.members ?? [])
    if let elsewhere {
      members += [
        .init("path", .string(elsewhere.path)), .init("line", .number(Int64(elsewhere.line))),
        .init("column", .number(Int64(elsewhere.column))),
      ]
    }
    return .object(members)
  }
}

extension Diagnostic.Fix {
  fileprivate var document: JSONText {
    .object([
      .init("title", .string(title)),
      .init("safety", .string(safety.rawValue)),
      .init(
        "edits",
        .array(edits.map { .object($0.range.members + [.init("text", .bytes($0.replacement))]) })
      ),
    ])
  }
}

extension ByteRange {
  fileprivate var members: [JSONText.Member] {
    [.init("start", .number(Int64(start))), .init("end", .number(Int64(end)))]
  }
}

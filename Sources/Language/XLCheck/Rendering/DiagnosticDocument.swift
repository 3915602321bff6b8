public import XLText

extension Diagnostic {
  /// The diagnostic in JSON: `{"code","severity","message","start","end","help"?,"notes"?,"fixes"?}`.
  ///
  /// `start` and `end` are byte offsets; absent members are empty.
  public var document: JSONText { .object(members(in: nil)) }

  /// The same as members, with `"line","column","endLine","endColumn"` behind each `end` where places are
  /// known; lines and columns count from 1, and a column is a character.
  public func members(in places: PlaceIndex?) -> [JSONText.Member] {
    var members = [
      JSONText.Member("code", .string(code.description)),
      JSONText.Member("severity", .string(severity.rawValue)),
      JSONText.Member("message", .string(message)),
    ]
    members += range.members + range.placeMembers(places)
    if let help { members.append(.init("help", .string(help))) }
    if !notes.isEmpty { members.append(.init("notes", .array(notes.map { $0.document(in: places) }))) }
    if !fixes.isEmpty { members.append(.init("fixes", .array(fixes.map(\.document)))) }
    return members
  }
}

extension Diagnostic.Note {
  fileprivate func document(in places: PlaceIndex?) -> JSONText {
    var members = [JSONText.Member("message", .string(message))]
    if let range { members += range.members + range.placeMembers(places) }
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

  fileprivate func placeMembers(_ places: PlaceIndex?) -> [JSONText.Member] {
    guard let places else { return [] }
    let (first, last) = (places.place(of: start), places.place(of: end))
    return [
      .init("line", .number(Int64(first.line))), .init("column", .number(Int64(first.column))),
      .init("endLine", .number(Int64(last.line))), .init("endColumn", .number(Int64(last.column))),
    ]
  }
}

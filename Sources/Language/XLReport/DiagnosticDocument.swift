public import JSON
public import XLText

extension Diagnostic {
  /// The diagnostic in JSON: `{"code","severity","message","start","end","help"?,"notes"?,"fixes"?}`.
  ///
  /// `start` and `end` are byte offsets; absent members are empty.
  public var document: JSONValue { .object(members(in: nil)) }

  /// The same as members, with `"line","column","endLine","endColumn"` after each `end` where places are
  /// known; lines and columns count from 1, and a column is a character.
  public func members(in places: PlaceIndex?) -> [JSONValue.Member] {
    var members = [
      JSONValue.Member("code", .string(code.description)),
      JSONValue.Member("severity", .string(severity.rawValue)),
      JSONValue.Member("message", .string(message)),
    ]
    members += range.members + range.placeMembers(places)
    if let help { members.append(.init("help", .string(help))) }
    if !notes.isEmpty { members.append(.init("notes", .array(notes.map { $0.document(in: places) }))) }
    if !fixes.isEmpty { members.append(.init("fixes", .array(fixes.map(\.document)))) }
    return members
  }
}

extension Diagnostic.Note {
  fileprivate func document(in places: PlaceIndex?) -> JSONValue {
    var members = [JSONValue.Member("message", .string(message))]
    if let range { members += range.members + range.placeMembers(places) }
    if let elsewhere {
      members += [
        .init("path", .string(elsewhere.path)), .init("line", JSONValue(elsewhere.line)),
        .init("column", JSONValue(elsewhere.column)),
      ]
    }
    return .object(members)
  }
}

extension Diagnostic.Fix {
  fileprivate var document: JSONValue {
    let edits = edits.map { JSONValue.object($0.range.members + [.init("text", .bytes($0.replacement))]) }
    return ["title": .string(title), "safety": .string(safety.rawValue), "edits": .array(edits)]
  }
}

extension ByteRange {
  fileprivate var members: [JSONValue.Member] {
    [.init("start", .integer(Int64(start))), .init("end", .integer(Int64(end)))]
  }

  fileprivate func placeMembers(_ places: PlaceIndex?) -> [JSONValue.Member] {
    guard let places else { return [] }
    let (first, last) = (places.place(of: start), places.place(of: end))
    return [
      .init("line", .integer(Int64(first.line))), .init("column", .integer(Int64(first.column))),
      .init("endLine", .integer(Int64(last.line))), .init("endColumn", .integer(Int64(last.column))),
    ]
  }
}

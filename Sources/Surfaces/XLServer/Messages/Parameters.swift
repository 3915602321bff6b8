import JSON

/// The parameters of a message, taken out one by one; what is missing or of another kind is named.
struct Parameters: Hashable {
  /// The value.
  let value: JSONValue

  private func fault(_ name: String, _ kind: String) -> ResponseFault {
    ResponseFault(.invalidParameters, "the parameters have no '\(name)' that is \(kind)")
  }

  func text(_ name: String) throws(ResponseFault) -> String {
    guard let text = value[name].string else { throw fault(name, "a string") }
    return text
  }

  func integer(_ name: String) throws(ResponseFault) -> Int {
    guard let number = value[name].integer else { throw fault(name, "an integer") }
    return number
  }

  func identifier() throws(ResponseFault) -> RequestIdentifier {
    guard let id = RequestIdentifier(value["id"]) else { throw fault("id", "a number or a string") }
    return id
  }

  func array(_ name: String) throws(ResponseFault) -> [Parameters] {
    guard let values = value[name].array else { throw fault(name, "a list") }
    return values.map { Parameters(value: $0) }
  }

  func object(_ name: String) throws(ResponseFault) -> Parameters {
    guard value[name].members != nil else { throw fault(name, "an object") }
    return Parameters(value: value[name])
  }

  /// The URI of the document that a request is about.
  func document() throws(ResponseFault) -> String { try object("textDocument").text("uri") }

  func position(_ name: String = "position") throws(ResponseFault) -> LinePosition {
    let place = try object(name)
    let (line, character) = (try place.integer("line"), try place.integer("character"))
    let bounds = 0...Int(Int32.max)
    guard bounds.contains(line), bounds.contains(character) else {
      throw fault(name, "a position with numbers from 0 to \(bounds.upperBound)")
    }
    return LinePosition(line: line, character: character)
  }

  func range() throws(ResponseFault) -> LineRange {
    let range = try object("range")
    let (start, end) = (try range.position("start"), try range.position("end"))
    guard start <= end else {
      throw ResponseFault(.invalidParameters, "the range ends before it starts")
    }
    return LineRange(start: start, end: end)
  }
}

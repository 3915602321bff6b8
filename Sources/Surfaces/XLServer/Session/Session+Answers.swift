import JSON
import XLCheck
import XLFormat
import XLModel
import XLProject
import XLText

extension Session {
  /// How a request is answered; nil where the answer comes later.
  typealias Answer = () throws(ResponseFault) -> JSONValue?
  private typealias DocumentAnswer = (Document) throws(ResponseFault) -> JSONValue

  /// Reads what a request asks for; nothing is done before the result is called.
  func answer(_ method: ClientMethod, _ parameters: Parameters, _ id: RequestIdentifier) throws(ResponseFault)
    -> Answer
  {
    let value = parameters.value
    switch method {
    case .initialize:
      _ = try Initialization(parameters)
      return { () throws(ResponseFault) in
        throw ResponseFault(.invalidRequest, "'initialize' was already received")
      }
    case .shutdown:
      return {
        self.stage = .shutDown
        return .null
      }
    case .diagnostic:
      let uri = try parameters.document()
      return { () throws(ResponseFault) in
        try self.pull(uri, previous: value["previousResultId"].string)
      }
    case .workspaceDiagnostic:
      var previous: [String: String] = [:]
      for entry in try parameters.array("previousResultIds") {
        previous[try entry.text("uri")] = try entry.text("value")
      }
      return { [previous] in
        self.search(id, previous: previous)
        return nil
      }
    case .workspaceSymbol:
      let query = try parameters.text("query")
      return { self.workspaceSymbols(query) }
    case .executeCommand:
      let name = try parameters.text("command")
      return { () throws(ResponseFault) in try self.execute(name, value["arguments"].array ?? []) }
    case .resolveCompletion: return { self.resolved(value) }
    case .resolveCodeAction: return { () throws(ResponseFault) in try self.resolvedAction(value) }
    default:
      let uri = try parameters.document()
      let answer = try documentAnswer(method, parameters)
      return { () throws(ResponseFault) in
        let document = try self.document(uri)
        // A settings file has diagnostics, and nothing else that can be reported.
        guard document.kind == .domain || document.kind == .manifest && method == .codeAction,
          !self.isTooLong(document)
        else { return .null }
        return try answer(document)
      }
    }
  }

  /// Reads what is asked about a document.
  private func documentAnswer(_ method: ClientMethod, _ parameters: Parameters) throws(ResponseFault)
    -> DocumentAnswer
  {
    func at(_ answer: @escaping (Document, LinePosition) -> JSONValue) throws(ResponseFault) -> DocumentAnswer
    {
      let position = try parameters.position()
      return { answer($0, position) }
    }
    func within(_ answer: @escaping (Document, LineRange) -> JSONValue) throws(ResponseFault)
      -> DocumentAnswer
    {
      let range = try parameters.range()
      return { answer($0, range) }
    }
    let context = parameters.value["context"]
    switch method {
    case .codeAction:
      let only = context["only"].array?.compactMap(\.string)
      return try within { self.actions($0, $1, only) }
    case .codeLens: return lenses
    case .completion: return try at(completions)
    case .definition: return try at(definition)
    case .documentHighlight: return try at(highlights)
    case .documentLink: return links
    case .documentSymbol: return symbols
    case .foldingRange: return folds
    case .formatting: return { self.formatted($0, nil) }
    case .hover: return try at(hover)
    case .inlayHint: return try within(hints)
    case .prepareRename: return try at(prepareRename)
    case .rangeFormatting: return try within { self.formatted($0, $1) }
    case .references:
      return try at { self.references($0, $1, context["includeDeclaration"].bool ?? true) }
    case .rename:
      let (position, name) = (try parameters.position(), try parameters.text("newName"))
      return { document throws(ResponseFault) in try self.rename(document, position, name) }
    case .selectionRange:
      var positions: [LinePosition] = []
      for place in try parameters.array("positions") {
        positions.append(try Parameters(value: ["position": place.value]).position())
      }
      return { [positions] in self.selections($0, positions) }
    case .semanticTokensFull: return { self.tokens($0) }
    case .semanticTokensDelta:
      let previous = try parameters.text("previousResultId")
      return { self.tokens($0, since: previous) }
    case .semanticTokensRange: return try within { self.tokens($0, in: $1) }
    default: return { _ in .null }
    }
  }

  func offset(_ position: LinePosition, _ document: Document) -> Int {
    document.offset(of: position, client.encoding)
  }

  func places(_ document: Document) -> PlaceWalk {
    PlaceWalk(document.text.bytes, document.lines, client.encoding)
  }

  func fileName(_ document: Document) -> ArraySlice<UInt8> {
    document.path.map { FilePath.name($0) } ?? Array(document.uri.utf8)[...]
  }

  // MARK: - Texts

  private func formatted(_ document: Document, _ range: LineRange?) -> JSONValue {
    let format = FormattedConfig(analysis(of: document).checked.syntax)
    let edits = range.map { format.edits(in: document.range(of: $0, client.encoding)) } ?? format.edits
    var conversion = conversion(of: document)
    return .array(conversion.edits(edits))
  }

  private func hover(_ document: Document, _ position: LinePosition) -> JSONValue {
    var conversion = conversion(of: document)
    let place = offset(position, document)
    guard let hover = Hover(at: place, in: analysis(of: document), conversion.links) else { return .null }
    return [
      "contents": ["kind": "markdown", "value": .string(hover.text)],
      "range": conversion.range(hover.range),
    ]
  }

  // MARK: - Parts

  private func symbols(_ document: Document) -> JSONValue {
    let analysis = analysis(of: document)
    let guest = Outline(checked: analysis.checked).guest(fileName: fileName(document))
    var conversion = conversion(of: document)
    if client.can(.nestSymbols) { return [Self.symbol(guest, &conversion)] }
    return .array(
      ([guest] + guest.children).map { item in
        let location: JSONValue = ["uri": .string(document.uri), "range": conversion.range(item.range)]
        return Self.symbol(item.name, item.kind, location, in: item.kind == .guest ? "" : guest.name)
      }
    )
  }

  private static func symbol(_ item: Outline.Item, _ conversion: inout Conversion) -> JSONValue {
    var children: [JSONValue] = []
    for child in item.children { children.append(symbol(child, &conversion)) }
    return .members([
      "name": .string(item.name),
      "detail": item.detail.isEmpty ? nil : .string(item.detail),
      "kind": JSONValue(number(item.kind)),
      "range": conversion.range(item.range),
      "selectionRange": conversion.range(item.selection),
      "children": children.isEmpty ? nil : .array(children),
    ])
  }

  /// A symbol in a list.
  static func symbol(_ name: String, _ kind: FileSymbol.Kind, _ location: JSONValue, in container: String)
    -> JSONValue
  {
    .members([
      "name": .string(name), "kind": JSONValue(number(kind)), "location": location,
      "containerName": container.isEmpty ? nil : .string(container),
    ])
  }

  /// The kinds of symbols by LSP's numbers.
  private static func number(_ kind: FileSymbol.Kind) -> Int {
    switch kind {
    case .guest: 2
    case .disk: 19
    case .nic: 11
    case .setting: 7
    }
  }

  private func folds(_ document: Document) -> JSONValue {
    let syntax = analysis(of: document).checked.syntax
    return .array(
      Folding.all(in: syntax, document.lines).map { fold in
        .members([
          "startLine": JSONValue(document.lines.line(at: fold.range.start)),
          "endLine": JSONValue(document.lines.line(at: fold.range.end)),
          "kind": fold.isComment ? "comment" : nil,
        ])
      }
    )
  }

  private func selections(_ document: Document, _ positions: [LinePosition]) -> JSONValue {
    let analysis = analysis(of: document)
    var places = places(document)
    return .array(
      positions.map { position in
        var value = JSONValue.null
        for range in SelectionSteps.around(offset(position, document), analysis).reversed() {
          value = .members(["range": places.range(range).json, "parent": value.isNull ? nil : value])
        }
        return value
      }
    )
  }

  // MARK: - Colors, hints, links

  private func tokens(_ document: Document, since previous: String? = nil) -> JSONValue {
    var places = places(document)
    let values = SemanticTokens(analysis(of: document)).values(&places)
    let (old, name) = (document.tokens, nextResultName())
    document.tokens = (name, values)
    guard let old, let previous, old.name == previous else {
      return ["resultId": .string(name), "data": Self.written(values)]
    }
    guard let change = SemanticTokens.change(from: old.values, to: values) else {
      return ["resultId": .string(name), "edits": []]
    }
    let edit: JSONValue = [
      "start": JSONValue(change.start), "deleteCount": JSONValue(change.deleteCount),
      "data": Self.written(change.values),
    ]
    return ["resultId": .string(name), "edits": [edit]]
  }

  /// The numbers of many tokens, written at once: a value each would take most of the answer's time.
  private static func written(_ numbers: [UInt32]) -> JSONValue {
    .written(Array("[\(numbers.map { String($0) }.joined(separator: ","))]".utf8))
  }

  private func tokens(_ document: Document, in range: LineRange) -> JSONValue {
    var places = places(document)
    let window = document.range(of: range, client.encoding)
    return ["data": Self.written(SemanticTokens(analysis(of: document), in: window).values(&places))]
  }

  private func hints(_ document: Document, _ range: LineRange) -> JSONValue {
    if !clientSettings.showsHints { return [] }
    var places = places(document)
    let window = document.range(of: range, client.encoding)
    return .array(
      Hint.all(analysis(of: document), in: window).map { hint in
        [
          "position": places.position(of: hint.offset).json, "label": .string(hint.label),
          "kind": hint.isName ? 2 : 1, "paddingLeft": .bool(!hint.isName), "paddingRight": true,
        ]
      }
    )
  }

  private func links(_ document: Document) -> JSONValue {
    var places = places(document)
    return .array(
      FileLink.all(analysis(of: document)).map { link in
        [
          "range": places.range(link.range).json, "target": .string(DocumentURI.text(ofPath: link.path)),
        ]
      }
    )
  }

  private func lenses(_ document: Document) -> JSONValue {
    if !clientSettings.showsLenses { return [] }
    let name = fileName(document)
    let analysis = analysis(of: document)
    let guest = Outline(checked: analysis.checked).guest(fileName: name).name
    let served = backendPlaces(of: guest).count
    var places = places(document)
    return .array(
      Lens.all(analysis, fileName: name, serves: served).map { lens in
        [
          "range": places.range(lens.range).json,
          "command": ["title": .string(lens.title), "command": ""],
        ]
      }
    )
  }
}

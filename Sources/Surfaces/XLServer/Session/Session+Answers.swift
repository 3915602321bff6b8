import JSON
import XLCheck
import XLFormat
import XLModel
import XLProject
import XLText

extension Session {
  /// What a request asks for; nil where the answer comes later.
  func answer(_ request: ClientRequest, _ id: RequestIdentifier) throws(ResponseFault) -> JSONValue? {
    if waitsForWorkspace(request) {
      delayed.append((id, request))
      return nil
    }
    switch request {
    case .initialize: throw ResponseFault(.invalidRequest, "'initialize' was already received")
    case .shutdown:
      stage = .shutDown
      return .null
    case .diagnostic(let uri, let previous): return try pull(uri, previous: previous)
    case .workspaceDiagnostic(let previous):
      search(id, previous: previous)
      return nil
    case .workspaceSymbol(let query): return workspaceSymbols(query)
    case .executeCommand(let name, let arguments): return try execute(name, arguments)
    case .resolveCompletion(let item): return resolved(item)
    case .resolveCodeAction(let item): return try resolvedAction(item)
    default: break
    }
    guard let uri = request.uri else { return .null }
    let document = try document(uri)
    if document.kind == .manifest, case .codeAction(_, let range, let only) = request {
      return isTooLong(document) ? .null : actions(document, range, only)
    }
    // A settings file has diagnostics, and nothing else that can be reported.
    guard document.kind == .domain, !isTooLong(document) else { return .null }
    return try answer(request, document)
  }

  /// Whether a request is about all files, while some are not read yet.
  private func waitsForWorkspace(_ request: ClientRequest) -> Bool {
    switch request {
    case .workspaceSymbol, .definition, .references: walk != nil
    default: false
    }
  }

  private func answer(_ request: ClientRequest, _ document: Document) throws(ResponseFault) -> JSONValue {
    switch request {
    case .codeAction(_, let range, let only): return actions(document, range, only)
    case .codeLens: return lenses(document)
    case .completion(let spot): return completions(document, spot.position)
    case .definition(let spot): return definition(document, spot.position)
    case .documentHighlight(let spot): return highlights(document, spot.position)
    case .documentLink: return links(document)
    case .documentSymbol: return symbols(document)
    case .foldingRange: return folds(document)
    case .formatting: return formatted(document, nil)
    case .hover(let spot): return hover(document, spot.position)
    case .inlayHint(_, let range): return hints(document, range)
    case .prepareRename(let spot): return try prepareRename(document, spot.position)
    case .rangeFormatting(_, let range): return formatted(document, range)
    case .references(let spot, let includesDeclaration):
      return references(document, spot.position, includesDeclaration)
    case .rename(let spot, let name): return try rename(document, spot.position, name)
    case .selectionRange(_, let positions): return selections(document, positions)
    case .semanticTokensFull: return tokens(document)
    case .semanticTokensDelta(_, let previous): return tokens(document, since: previous)
    case .semanticTokensRange(_, let range): return tokens(document, in: range)
    default: return .null
    }
  }

  func offset(_ position: LinePosition, _ document: Document) -> Int {
    document.offset(of: position, client.encoding)
  }

  func places(_ document: Document) -> PlaceWalk {
    PlaceWalk(document.text.bytes, document.lines, client.encoding)
  }

  private func fileName(_ document: Document) -> ArraySlice<UInt8> {
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
    let guest = Outline(analysis.checked, analysis.devices).guest(fileName: fileName(document))
    var conversion = conversion(of: document)
    if client.client.nestsSymbols { return [Self.symbol(guest, &conversion)] }
    return .array(
      ([guest] + guest.children).map { item in
        .members([
          "name": .string(item.name), "kind": JSONValue(Self.number(item.kind)),
          "location": ["uri": .string(document.uri), "range": conversion.range(item.range)],
          "containerName": item.kind == .guest ? nil : .string(guest.name),
        ])
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

  /// The kinds of symbols by LSP's numbers.
  static func number(_ kind: FileSymbol.Kind) -> Int {
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

  private func tokens(_ document: Document) -> JSONValue {
    var places = places(document)
    let values = SemanticTokens(analysis(of: document)).values(&places)
    let name = nextResultName()
    document.tokens = (name, values)
    return ["resultId": .string(name), "data": Self.written(values)]
  }

  /// The numbers of many tokens, written at once: a value each would take most of the answer's time.
  private static func written(_ numbers: [UInt32]) -> JSONValue {
    .written(Array("[\(numbers.map { String($0) }.joined(separator: ","))]".utf8))
  }

  private func tokens(_ document: Document, since previous: String) -> JSONValue {
    guard let old = document.tokens, old.name == previous else { return tokens(document) }
    var places = places(document)
    let values = SemanticTokens(analysis(of: document)).values(&places)
    let name = nextResultName()
    document.tokens = (name, values)
    guard let change = SemanticTokens.change(from: old.values, to: values) else {
      return ["resultId": .string(name), "edits": []]
    }
    let edit: JSONValue = [
      "start": JSONValue(change.start), "deleteCount": JSONValue(change.deleteCount),
      "data": Self.written(change.values),
    ]
    return ["resultId": .string(name), "edits": [edit]]
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
    let guest = Outline(analysis.checked, analysis.devices).guest(fileName: name).name
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

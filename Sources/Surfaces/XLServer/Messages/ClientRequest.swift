/// Something that a client asks, with the parameters that count.
public enum ClientRequest: Hashable, Sendable {
  case initialize(Initialization)
  case shutdown
  case codeAction(uri: String, LineRange, only: [String]?)
  case codeLens(uri: String)
  case completion(Spot)
  case definition(Spot)
  case diagnostic(uri: String, previous: String?)
  case documentHighlight(Spot)
  case documentLink(uri: String)
  case documentSymbol(uri: String)
  case foldingRange(uri: String)
  case formatting(uri: String)
  case hover(Spot)
  case inlayHint(uri: String, LineRange)
  case prepareRename(Spot)
  case rangeFormatting(uri: String, LineRange)
  case references(Spot, includesDeclaration: Bool)
  case rename(Spot, name: String)
  case selectionRange(uri: String, [LinePosition])
  case semanticTokensFull(uri: String)
  case semanticTokensDelta(uri: String, previous: String)
  case semanticTokensRange(uri: String, LineRange)
  /// A code action that was offered, as it was.
  case resolveCodeAction(JSONValue)
  /// A completion that was offered, as it was.
  case resolveCompletion(JSONValue)
  case executeCommand(String, [JSONValue])
  /// The result of each document that the client has.
  case workspaceDiagnostic(previous: [String: String])
  case workspaceSymbol(query: String)

  /// The request of a method; nil where the method is none of a request.
  init?(_ method: ClientMethod, _ parameters: Parameters) throws(ResponseFault) {
    switch method {
    case .initialize: self = .initialize(try Initialization(parameters))
    case .shutdown: self = .shutdown
    case .executeCommand:
      self = .executeCommand(try parameters.text("command"), parameters.value["arguments"].array ?? [])
    case .workspaceDiagnostic:
      var previous: [String: String] = [:]
      for entry in try parameters.array("previousResultIds") {
        previous[try entry.text("uri")] = try entry.text("value")
      }
      self = .workspaceDiagnostic(previous: previous)
    case .workspaceSymbol: self = .workspaceSymbol(query: try parameters.text("query"))
    case .resolveCodeAction: self = .resolveCodeAction(parameters.value)
    case .resolveCompletion: self = .resolveCompletion(parameters.value)
    case .completion: self = .completion(try parameters.spot())
    case .definition: self = .definition(try parameters.spot())
    case .documentHighlight: self = .documentHighlight(try parameters.spot())
    case .hover: self = .hover(try parameters.spot())
    case .prepareRename: self = .prepareRename(try parameters.spot())
    case .rename: self = .rename(try parameters.spot(), name: try parameters.text("newName"))
    case .references:
      let context = parameters.value["context"]["includeDeclaration"].bool ?? true
      self = .references(try parameters.spot(), includesDeclaration: context)
    default:
      guard let request = try Self.ofDocument(method, parameters) else { return nil }
      self = request
    }
  }

  private static func ofDocument(_ method: ClientMethod, _ parameters: Parameters) throws(ResponseFault)
    -> ClientRequest?
  {
    switch method {
    case .codeAction:
      let only = parameters.value["context"]["only"].array?.compactMap(\.string)
      return .codeAction(uri: try parameters.document(), try parameters.range(), only: only)
    case .codeLens: return .codeLens(uri: try parameters.document())
    case .diagnostic:
      return .diagnostic(
        uri: try parameters.document(),
        previous: parameters.value["previousResultId"].string
      )
    case .documentLink: return .documentLink(uri: try parameters.document())
    case .documentSymbol: return .documentSymbol(uri: try parameters.document())
    case .foldingRange: return .foldingRange(uri: try parameters.document())
    case .formatting: return .formatting(uri: try parameters.document())
    case .inlayHint: return .inlayHint(uri: try parameters.document(), try parameters.range())
    case .rangeFormatting: return .rangeFormatting(uri: try parameters.document(), try parameters.range())
    case .selectionRange:
      var positions: [LinePosition] = []
      let wanted = try parameters.array("positions")
      for place in wanted { positions.append(try Parameters(["position": place.value]).position()) }
      return .selectionRange(uri: try parameters.document(), positions)
    case .semanticTokensFull: return .semanticTokensFull(uri: try parameters.document())
    case .semanticTokensDelta:
      return .semanticTokensDelta(
        uri: try parameters.document(),
        previous: try parameters.text("previousResultId")
      )
    case .semanticTokensRange:
      return .semanticTokensRange(uri: try parameters.document(), try parameters.range())
    default: return nil
    }
  }

  /// The document that is asked about.
  var uri: String? {
    switch self {
    case .completion(let spot), .definition(let spot), .documentHighlight(let spot), .hover(let spot),
      .prepareRename(let spot), .references(let spot, _), .rename(let spot, _):
      spot.uri
    case .codeAction(let uri, _, _), .codeLens(let uri), .diagnostic(let uri, _), .documentLink(let uri),
      .documentSymbol(let uri), .foldingRange(let uri), .formatting(let uri), .inlayHint(let uri, _),
      .rangeFormatting(let uri, _), .selectionRange(let uri, _), .semanticTokensFull(let uri),
      .semanticTokensDelta(let uri, _), .semanticTokensRange(let uri, _):
      uri
    default: nil
    }
  }
}

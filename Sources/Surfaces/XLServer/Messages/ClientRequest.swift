public import JSON

/// Something that a client asks, with the parameters that count.
public enum ClientRequest: Hashable, Sendable {
  /// Begins the talk.
  case initialize(Initialization)
  /// Ends it, but for the last word.
  case shutdown
  /// What can be done at a range; the kinds that are required, all where nil.
  case codeAction(uri: String, LineRange, only: [String]?)
  /// Lines of words above parts of a document.
  case codeLens(uri: String)
  /// What can be written at a place.
  case completion(Spot)
  /// Where the thing comes to be at a place.
  case definition(Spot)
  /// What is wrong with a document; the name of the result that the client has.
  case diagnostic(uri: String, previous: String?)
  /// Where else in the document the thing at a place is.
  case documentHighlight(Spot)
  /// The paths that can be opened.
  case documentLink(uri: String)
  /// The parts of a document.
  case documentSymbol(uri: String)
  /// What can be folded.
  case foldingRange(uri: String)
  /// The edits that bring a document into the one style.
  case formatting(uri: String)
  /// What is to be known of the word at a place.
  case hover(Spot)
  /// Words that are shown inside a range.
  case inlayHint(uri: String, LineRange)
  /// Whether the thing at a place can get another name.
  case prepareRename(Spot)
  /// The edits that bring a range into the one style.
  case rangeFormatting(uri: String, LineRange)
  /// Where in the workspace the thing at a place is.
  case references(Spot, includesDeclaration: Bool)
  /// The edits that give the thing at a place another name.
  case rename(Spot, name: String)
  /// What selections at places grow to.
  case selectionRange(uri: String, [LinePosition])
  /// What each word is.
  case semanticTokensFull(uri: String)
  /// The same, as a change of an earlier result.
  case semanticTokensDelta(uri: String, previous: String)
  /// The same of a range.
  case semanticTokensRange(uri: String, LineRange)
  /// A code action that was offered, as it was.
  case resolveCodeAction(JSONValue)
  /// A completion that was offered, as it was.
  case resolveCompletion(JSONValue)
  /// Does what a command says, with arguments.
  case executeCommand(String, [JSONValue])
  /// The result of each document that the client has.
  case workspaceDiagnostic(previous: [String: String])
  /// The guests and devices of the workspace that fit a text.
  case workspaceSymbol(query: String)

  /// The request of a method; nil for other methods.
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

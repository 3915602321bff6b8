public import JSON

/// What a client reports about itself at the beginning.
public struct Initialization: Hashable, Sendable {
  /// The process that started the server; when it ends, so does the server.
  public var processIdentifier: Int?
  /// The folders of the workspace, as URIs.
  public var folders: [String] = []
  /// The unit of characters, which is the first that both sides know.
  public var encoding = PositionEncoding.utf16
  /// The settings that the editor gives from the start.
  public var options = JSONValue.null
  /// Whether messages about what the server does are required.
  public var traces = false
  /// What the client can do.
  public var client = ClientCapabilities()

  /// A client that reports nothing.
  public init() {}

  init(_ parameters: Parameters) throws(ResponseFault) {
    guard parameters.value.members != nil else {
      throw ResponseFault(.invalidParameters, "the parameters of 'initialize' are not an object")
    }
    let value = parameters.value
    processIdentifier = value["processId"].integer
    if let folders = value["workspaceFolders"].array {
      self.folders = folders.compactMap { $0["uri"].string }
    } else if let root = value["rootUri"].string {
      folders = [root]
    } else if let root = value["rootPath"].string {
      folders = [DocumentURI.text(ofPath: Array(root.utf8))]
    }
    let encodings = value["capabilities"]["general"]["positionEncodings"].array ?? []
    encoding = encodings.lazy.compactMap { $0.string.flatMap(PositionEncoding.init) }.first ?? .utf16
    options = value["initializationOptions"]
    traces = ["messages", "verbose"].contains(value["trace"].string)
    client = ClientCapabilities(value["capabilities"])
  }
}

/// What a client can do, of what the server makes use of.
public struct ClientCapabilities: Hashable, Sendable {
  /// It answers `workspace/configuration`.
  public var answersConfiguration = false
  /// It can be asked to report when its settings change.
  public var registersConfiguration = false
  /// It can be asked to report when files change.
  public var registersFileWatching = false
  /// It shows progress.
  public var showsProgress = false
  /// It pulls diagnostics again when asked to.
  public var refreshesDiagnostics = false
  /// It pulls inlay hints again when asked to.
  public var refreshesInlayHints = false
  /// It pulls code lenses again when asked to.
  public var refreshesCodeLenses = false
  /// It opens pages.
  public var showsDocuments = false
  /// Completions may hold places to go to.
  public var takesSnippets = false
  /// Code actions may be objects; without that they are commands.
  public var takesActionObjects = false
  /// The edit of a code action may come later.
  public var resolvesActionEdits = false
  /// Symbols may hold others.
  public var nestsSymbols = false
  /// Edits may name the version of the document.
  public var takesDocumentChanges = false

  /// A client that can do nothing of it.
  public init() {}

  init(_ value: JSONValue) {
    let (workspace, window, text) = (value["workspace"], value["window"], value["textDocument"])
    func isSet(_ value: JSONValue) -> Bool { value.bool == true }
    answersConfiguration = isSet(workspace["configuration"])
    registersConfiguration = isSet(workspace["didChangeConfiguration"]["dynamicRegistration"])
    registersFileWatching = isSet(workspace["didChangeWatchedFiles"]["dynamicRegistration"])
    refreshesDiagnostics =
      isSet(workspace["diagnostics"]["refreshSupport"]) || isSet(workspace["diagnostic"]["refreshSupport"])
    refreshesInlayHints = isSet(workspace["inlayHint"]["refreshSupport"])
    refreshesCodeLenses = isSet(workspace["codeLens"]["refreshSupport"])
    takesDocumentChanges = isSet(workspace["workspaceEdit"]["documentChanges"])
    showsProgress = isSet(window["workDoneProgress"])
    showsDocuments = isSet(window["showDocument"]["support"])
    takesSnippets = isSet(text["completion"]["completionItem"]["snippetSupport"])
    takesActionObjects = !text["codeAction"]["codeActionLiteralSupport"].isNull
    let resolved = text["codeAction"]["resolveSupport"]["properties"].array ?? []
    resolvesActionEdits = resolved.contains("edit") && isSet(text["codeAction"]["dataSupport"])
    nestsSymbols = isSet(text["documentSymbol"]["hierarchicalDocumentSymbolSupport"])
  }
}

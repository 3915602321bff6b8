import JSON

/// What a client reports about itself at the beginning.
struct Initialization {
  /// The process that started the server; when it ends, so does the server.
  var processIdentifier: Int?
  /// The folders of the workspace, as URIs.
  var folders: [String] = []
  /// The unit of characters, which is the first that both sides know.
  var encoding = PositionEncoding.utf16
  /// The settings that the editor gives from the start.
  var options = JSONValue.null
  /// Whether messages about what the server does are required.
  var traces = false
  /// What the client can do.
  var abilities: Set<ClientAbility> = []

  func can(_ ability: ClientAbility) -> Bool { abilities.contains(ability) }
}

extension Initialization {
  init(_ parameters: Parameters) throws(ResponseFault) {
    let value = parameters.value
    guard value.members != nil else {
      throw ResponseFault(.invalidParameters, "the parameters of 'initialize' are not an object")
    }
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
    abilities = Set(ClientAbility.allCases.filter { $0.isIn(value["capabilities"]) })
  }
}

/// What a client can do, of what the server makes use of, by its place in the capabilities of LSP 3.17.
enum ClientAbility: String, CaseIterable {
  /// It answers `workspace/configuration`.
  case answerConfiguration = "workspace.configuration"
  /// It can be asked to report when its settings change.
  case registerConfiguration = "workspace.didChangeConfiguration.dynamicRegistration"
  /// It can be asked to report when files change.
  case registerFileWatching = "workspace.didChangeWatchedFiles.dynamicRegistration"
  /// It shows progress.
  case showProgress = "window.workDoneProgress"
  /// It pulls diagnostics again when asked to.
  case refreshDiagnostics = "workspace.diagnostics.refreshSupport"
  /// It pulls inlay hints again when asked to.
  case refreshInlayHints = "workspace.inlayHint.refreshSupport"
  /// It pulls code lenses again when asked to.
  case refreshCodeLenses = "workspace.codeLens.refreshSupport"
  /// It opens pages.
  case showDocuments = "window.showDocument.support"
  /// Completions may hold places to go to.
  case takeSnippets = "textDocument.completion.completionItem.snippetSupport"
  /// Code actions may be objects; without that they are commands.
  case takeActionObjects = "textDocument.codeAction.codeActionLiteralSupport"
  /// The edit of a code action may come later.
  case resolveActionEdits = "textDocument.codeAction.dataSupport"
  /// Symbols may hold others.
  case nestSymbols = "textDocument.documentSymbol.hierarchicalDocumentSymbolSupport"
  /// Edits may name the version of the document.
  case takeDocumentChanges = "workspace.workspaceEdit.documentChanges"

  /// Whether a client with these capabilities can do it.
  func isIn(_ capabilities: JSONValue) -> Bool {
    let value = rawValue.split(separator: ".").reduce(capabilities) { $0[String($1)] }
    switch self {
    case .takeActionObjects: return !value.isNull
    case .resolveActionEdits:
      let resolved = capabilities["textDocument"]["codeAction"]["resolveSupport"]["properties"].array ?? []
      return value.bool == true && resolved.contains("edit")
    case .refreshDiagnostics where value.bool != true:
      // Some clients use the name of the document's capability here.
      return capabilities["workspace"]["diagnostic"]["refreshSupport"].bool == true
    default: return value.bool == true
    }
  }
}

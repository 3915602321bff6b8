/// What a client may ask or report, by the names of LSP 3.17; everything else is not known.
enum ClientMethod: String, Hashable, CaseIterable {
  // The life of the server.
  case initialize, initialized, shutdown, exit
  case cancel = "$/cancelRequest"
  case setTrace = "$/setTrace"
  case cancelProgress = "window/workDoneProgress/cancel"
  // Documents.
  case didOpen = "textDocument/didOpen"
  case didChange = "textDocument/didChange"
  case didClose = "textDocument/didClose"
  case didSave = "textDocument/didSave"
  // What is asked of documents.
  case codeAction = "textDocument/codeAction"
  case codeLens = "textDocument/codeLens"
  case completion = "textDocument/completion"
  case definition = "textDocument/definition"
  case diagnostic = "textDocument/diagnostic"
  case documentHighlight = "textDocument/documentHighlight"
  case documentLink = "textDocument/documentLink"
  case documentSymbol = "textDocument/documentSymbol"
  case foldingRange = "textDocument/foldingRange"
  case formatting = "textDocument/formatting"
  case hover = "textDocument/hover"
  case inlayHint = "textDocument/inlayHint"
  case prepareRename = "textDocument/prepareRename"
  case rangeFormatting = "textDocument/rangeFormatting"
  case references = "textDocument/references"
  case rename = "textDocument/rename"
  case selectionRange = "textDocument/selectionRange"
  case semanticTokensFull = "textDocument/semanticTokens/full"
  case semanticTokensDelta = "textDocument/semanticTokens/full/delta"
  case semanticTokensRange = "textDocument/semanticTokens/range"
  // What is asked of an earlier answer.
  case resolveCodeAction = "codeAction/resolve"
  case resolveCompletion = "completionItem/resolve"
  // The workspace.
  case didChangeConfiguration = "workspace/didChangeConfiguration"
  case didChangeWatchedFiles = "workspace/didChangeWatchedFiles"
  case didChangeWorkspaceFolders = "workspace/didChangeWorkspaceFolders"
  case executeCommand = "workspace/executeCommand"
  case workspaceDiagnostic = "workspace/diagnostic"
  case workspaceSymbol = "workspace/symbol"

  /// Whether nothing is answered to it.
  var isNotification: Bool {
    switch self {
    case .initialized, .exit, .cancel, .setTrace, .cancelProgress, .didOpen, .didChange, .didClose, .didSave,
      .didChangeConfiguration, .didChangeWatchedFiles, .didChangeWorkspaceFolders:
      true
    default: false
    }
  }

  /// Whether it is about all files of the workspace, and waits until they are read.
  var isAboutAllFiles: Bool { [.workspaceSymbol, .definition, .references].contains(self) }
}

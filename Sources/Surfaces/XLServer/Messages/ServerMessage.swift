public import JSON

/// A message of the server.
public enum ServerMessage: Hashable, Sendable {
  /// What a request asked for.
  case result(RequestIdentifier, JSONValue)
  /// Why it gets nothing; no identifier where the message had none that can be read.
  case failure(RequestIdentifier?, ResponseFault)
  /// Something that the client is notified.
  case notification(ServerMethod, JSONValue)
  /// Something that the client is asked for.
  case request(Int, ServerMethod, JSONValue)

  /// The message as it is sent, without its header.
  public var bytes: [UInt8] { json.text }

  var json: JSONValue {
    switch self {
    case .result(let id, let value): ["jsonrpc": "2.0", "id": id.json, "result": value]
    case .failure(let id, let fault): ["jsonrpc": "2.0", "id": id?.json ?? .null, "error": fault.json]
    case .notification(let method, let value):
      ["jsonrpc": "2.0", "method": .string(method.rawValue), "params": value]
    case .request(let id, let method, let value):
      ["jsonrpc": "2.0", "id": JSONValue(id), "method": .string(method.rawValue), "params": value]
    }
  }
}

/// What the server says or asks by itself.
public enum ServerMethod: String, Hashable, Sendable, CaseIterable {
  /// What is wrong with a document.
  case publishDiagnostics = "textDocument/publishDiagnostics"
  /// How far the reading of a workspace is.
  case progress = "$/progress"
  /// What the server does, for the process that searches for a fault in it.
  case logTrace = "$/logTrace"
  /// Something to note down.
  case logMessage = "window/logMessage"
  /// Something to show.
  case showMessage = "window/showMessage"
  /// A page to open.
  case showDocument = "window/showDocument"
  /// Asks for a place to show progress in.
  case createProgress = "window/workDoneProgress/create"
  /// Asks to be reported about files and settings.
  case registerCapability = "client/registerCapability"
  /// Asks for the settings of the editor.
  case configuration = "workspace/configuration"
  /// Asks to pull diagnostics again.
  case refreshDiagnostics = "workspace/diagnostic/refresh"
  /// Asks to pull inlay hints again.
  case refreshInlayHints = "workspace/inlayHint/refresh"
  /// Asks to pull code lenses again.
  case refreshCodeLenses = "workspace/codeLens/refresh"
}

public import JSON

/// Something that a client reports, with the parameters that count.
public enum ClientNotification: Hashable, Sendable {
  /// The client is ready.
  case initialized
  /// The process is to end.
  case exit
  /// A request is rolled back.
  case cancel(RequestIdentifier)
  /// Whether the server reports what it does.
  case setTrace(Bool)
  /// The reading of the workspace is to stop; the name of its place.
  case cancelProgress(String)
  /// A document is open, with this text.
  case didOpen(uri: String, language: String, version: Int, text: String)
  /// A document was changed, one change after the other.
  case didChange(uri: String, version: Int, [DocumentChange])
  /// A document is closed; the file counts again.
  case didClose(uri: String)
  /// A document was saved.
  case didSave(uri: String)
  /// The settings of the editor were changed.
  case didChangeConfiguration(JSONValue)
  /// Files were changed by others.
  case didChangeWatchedFiles([String])
  /// Folders have come to the workspace, or left it.
  case didChangeWorkspaceFolders(added: [String], removed: [String])

  /// The notification of a method; nil for other methods.
  init?(_ method: ClientMethod, _ parameters: Parameters) throws(ResponseFault) {
    switch method {
    case .initialized: self = .initialized
    case .exit: self = .exit
    case .cancel:
      guard let id = RequestIdentifier(parameters.value["id"]) else {
        throw ResponseFault(.invalidParameters, "the parameters have no 'id' that is a number or a string")
      }
      self = .cancel(id)
    case .setTrace: self = .setTrace(try parameters.text("value") != "off")
    case .cancelProgress: self = .cancelProgress(parameters.value["token"].string ?? "")
    case .didOpen:
      let document = try parameters.object("textDocument")
      self = .didOpen(
        uri: try document.text("uri"),
        language: document.value["languageId"].string ?? "",
        version: document.value["version"].integer ?? 0,
        text: try document.text("text")
      )
    case .didChange: self = try Self.change(parameters)
    case .didClose: self = .didClose(uri: try parameters.document())
    case .didSave: self = .didSave(uri: try parameters.document())
    case .didChangeConfiguration: self = .didChangeConfiguration(parameters.value["settings"])
    case .didChangeWatchedFiles:
      var uris: [String] = []
      for change in try parameters.array("changes") { uris.append(try change.text("uri")) }
      self = .didChangeWatchedFiles(uris)
    case .didChangeWorkspaceFolders:
      let event = try parameters.object("event")
      func uris(_ name: String) -> [String] {
        (event.value[name].array ?? []).compactMap { $0["uri"].string }
      }
      self = .didChangeWorkspaceFolders(added: uris("added"), removed: uris("removed"))
    default: return nil
    }
  }

  private static func change(_ parameters: Parameters) throws(ResponseFault) -> ClientNotification {
    let document = try parameters.object("textDocument")
    var changes: [DocumentChange] = []
    for change in try parameters.array("contentChanges") {
      let range = change.value["range"].isNull ? nil : try change.range()
      changes.append(DocumentChange(range: range, text: try change.text("text")))
    }
    return .didChange(
      uri: try document.text("uri"),
      version: document.value["version"].integer ?? 0,
      changes
    )
  }
}

/// A text that takes the place of a range, or of the whole document.
public struct DocumentChange: Hashable, Sendable {
  /// What is replaced; nil for everything.
  public var range: LineRange?
  /// What is there then.
  public var text: String

  /// A text instead of a range, or of everything.
  public init(range: LineRange?, text: String) {
    self.range = range
    self.text = text
  }
}

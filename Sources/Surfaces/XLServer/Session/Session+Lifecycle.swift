import JSON
import XLProject

extension Session {
  /// Begins the talk with a client, and says what the server can do.
  func initialize(_ initialization: Initialization) -> JSONValue {
    client = initialization
    stage = .running
    traces = initialization.traces
    folders = initialization.folders.compactMap { DocumentURI.path($0) }
    use(ClientSettings(Self.section(of: initialization.options)))
    return [
      "capabilities": ServerCapabilities.json(initialization.encoding),
      "serverInfo": ["name": "xlplug", "version": .string(version)],
    ]
  }

  /// The settings in a value that may hold those of other servers, too.
  private static func section(of value: JSONValue) -> JSONValue {
    value[ClientSettings.section].members == nil ? value : value[ClientSettings.section]
  }

  /// Reads what a notification reports; nothing is done before the result is called.
  func action(_ method: ClientMethod, _ parameters: Parameters) throws(ResponseFault) -> () -> Void {
    let value = parameters.value
    switch method {
    case .initialized: return begin
    case .cancel:
      let id = try parameters.identifier()
      return { self.cancel(id) }
    case .setTrace:
      let traces = try parameters.text("value") != "off"
      return { self.traces = traces }
    case .cancelProgress:
      return {
        self.walk = nil
        self.endProgress("stopped")
      }
    case .didOpen:
      let document = try parameters.object("textDocument")
      let (uri, text) = (try document.text("uri"), try document.text("text"))
      let (language, version) = (document.value["languageId"].string, document.value["version"].integer)
      return { self.open(uri, language ?? "", version ?? 0, text) }
    case .didChange:
      let document = try parameters.object("textDocument")
      var changes: [DocumentChange] = []
      for change in try parameters.array("contentChanges") {
        let range = change.value["range"].isNull ? nil : try change.range()
        changes.append(DocumentChange(range: range, text: try change.text("text")))
      }
      let uri = try document.text("uri")
      return { [changes] in self.change(uri, document.value["version"].integer ?? 0, changes) }
    case .didClose:
      let uri = try parameters.document()
      return { self.close(uri) }
    case .didSave:
      let uri = try parameters.document()
      return { self.saved(uri) }
    case .didChangeConfiguration: return { self.configurationChanged(value["settings"]) }
    case .didChangeWatchedFiles:
      var uris: [String] = []
      for change in try parameters.array("changes") { uris.append(try change.text("uri")) }
      return { [uris] in self.filesChanged(uris) }
    case .didChangeWorkspaceFolders:
      let event = try parameters.object("event").value
      func uris(_ name: String) -> [String] { (event[name].array ?? []).compactMap { $0["uri"].string } }
      return { self.changeFolders(uris("added"), uris("removed")) }
    default: return {}
    }
  }

  private func cancel(_ id: RequestIdentifier) {
    if let place = delayed.firstIndex(where: { $0.id == id }) {
      delayed.remove(at: place)
    } else if let place = searches.firstIndex(where: { $0.id == id }) {
      searches.remove(at: place)
    } else {
      return
    }
    send(.failure(id, .cancelled))
  }

  private func configurationChanged(_ settings: JSONValue) {
    if client.can(.answerConfiguration) {
      askForSettings()
    } else if !settings.isNull {
      use(ClientSettings(Self.section(of: settings)))
    }
  }

  /// What is asked of a client as soon as it listens.
  private func begin() {
    var registrations: [JSONValue] = []
    if client.can(.registerFileWatching) {
      let patterns = [
        "**/*.{cfg,xl,hvm,pv,pvh,pvlinux,pvhlinux,config,xen}", "**/domain_config", "**/xen/**",
        "**/\(SettingsScope.projectName)",
      ]
      registrations.append([
        "id": "xlplug/files", "method": .string(ClientMethod.didChangeWatchedFiles.rawValue),
        "registerOptions": ["watchers": .array(patterns.map { ["globPattern": .string($0)] })],
      ])
    }
    if client.can(.registerConfiguration) {
      registrations.append([
        "id": "xlplug/settings", "method": .string(ClientMethod.didChangeConfiguration.rawValue),
        "registerOptions": ["section": .string(ClientSettings.section)],
      ])
    }
    if !registrations.isEmpty {
      ask(.registerCapability, ["registrations": .array(registrations)], .other)
    }
    askForSettings()
    startWalk()
  }

  private func askForSettings() {
    guard client.can(.answerConfiguration) else { return }
    let items: JSONValue = ["items": [["section": .string(ClientSettings.section)]]]
    ask(.configuration, items, .configuration)
  }

  /// Takes settings of the editor, and checks everything again where they differ.
  private func use(_ settings: ClientSettings) {
    for problem in settings.problems where !clientSettings.problems.contains(problem) {
      notify(.showMessage, ["type": 2, "message": .string("xlplug: \(problem)")])
    }
    if settings == clientSettings { return }
    if settings.showsHints != clientSettings.showsHints { refreshments.insert(.hints) }
    if settings.showsLenses || clientSettings.showsLenses { refreshments.insert(.lenses) }
    clientSettings = settings
    forgetSettings()
  }

  /// Reads all settings again, and checks everything again.
  func forgetSettings() {
    shelf = SettingsShelf(surroundings, clientSettings)
    for (uri, document) in documents {
      document.analysis = nil
      if !changed.contains(uri) { changed.append(uri) }
    }
    refreshments.insert(.diagnostics)
    if walk != nil || !index.entries.isEmpty { startWalk() }
  }

  /// Takes the answer to a question; one that no process asked is ignored.
  func meetAnswer(_ id: RequestIdentifier, _ value: JSONValue) {
    guard case .number(let number) = id, let question = questions.removeValue(forKey: Int(number)) else {
      return
    }
    switch question {
    case .configuration: if !value[0].isNull { use(ClientSettings(value[0])) }
    case .progress(let number): if walk != nil, number == progress.number { beginProgress() }
    case .other: break
    }
  }
}

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

  /// Does what a notification asks for.
  func take(_ notification: ClientNotification) {
    switch notification {
    case .initialized: begin()
    case .exit: break
    case .cancel(let id):
      if let place = delayed.firstIndex(where: { $0.id == id }) {
        delayed.remove(at: place)
        send(.failure(id, ResponseFault(.cancelled, "the request was canceled")))
      } else if let place = searches.firstIndex(where: { $0.id == id }) {
        searches.remove(at: place)
        send(.failure(id, ResponseFault(.cancelled, "the request was canceled")))
      }
    case .setTrace(let traces): self.traces = traces
    case .cancelProgress:
      walk = nil
      endProgress("stopped")
    case .didOpen(let uri, let language, let version, let text): open(uri, language, version, text)
    case .didChange(let uri, let version, let changes): change(uri, version, changes)
    case .didClose(let uri): close(uri)
    case .didSave(let uri): saved(uri)
    case .didChangeConfiguration(let value):
      if client.client.answersConfiguration {
        askForSettings()
      } else if !value.isNull {
        use(ClientSettings(Self.section(of: value)))
      }
    case .didChangeWatchedFiles(let uris): filesChanged(uris)
    case .didChangeWorkspaceFolders(let added, let removed): changeFolders(added, removed)
    }
  }

  /// What is asked of a client as soon as it listens.
  private func begin() {
    var registrations: [JSONValue] = []
    if client.client.registersFileWatching {
      let patterns = [
        "**/*.{cfg,xl,hvm,pv,pvh,pvlinux,pvhlinux,config,xen}", "**/domain_config", "**/xen/**",
        "**/\(SettingsScope.projectName)",
      ]
      registrations.append([
        "id": "xlplug/files", "method": .string(ClientMethod.didChangeWatchedFiles.rawValue),
        "registerOptions": ["watchers": .array(patterns.map { ["globPattern": .string($0)] })],
      ])
    }
    if client.client.registersConfiguration {
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
    guard client.client.answersConfiguration else { return }
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

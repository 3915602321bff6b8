import JSON
import XLCheck
import XLManifest
import XLModel
import XLProject
import XLText

/// A search through all files of the workspace that a client waits for.
struct WorkspaceSearch: Sendable {
  /// The request that asked for it.
  let id: RequestIdentifier
  /// The results that the client has.
  let previous: [String: String]
  /// The files that are left; nil where it has not begun.
  var paths: [[UInt8]]?
  /// What was found so far.
  var items: [JSONValue] = []
}

extension Session {
  /// The most bytes of a file or document that is checked.
  static let fileByteCountMax = 4 << 20
  /// So many files are checked before another process is listened to again.
  private static let filesAtOnce = 8

  // MARK: - What can wait

  /// Does the next bit of what can wait.
  func work() {
    outdated = nil
    if let uri = unindexed.popFirst() {
      guard let document = documents[uri], let path = document.path, !isTooLong(document) else { return }
      updateIndex(document, path)
      touched.insert(uri)
    } else if let uri = touched.popFirst() {
      if let document = documents[uri], !pulls { publish(document, onlyWhereNew: true) }
    } else if walk != nil {
      walkOn()
    } else if !searches.isEmpty {
      searchOn()
    } else if !delayed.isEmpty {
      let (id, method, parameters) = delayed.removeFirst()
      meet(id, method, parameters)
    } else {
      askForRefreshments()
    }
  }

  private func askForRefreshments() {
    let wanted = refreshments
    refreshments = []
    if pulls, wanted.contains(.diagnostics), client.can(.refreshDiagnostics) {
      ask(.refreshDiagnostics, .null, .other)
    }
    if wanted.contains(.hints), client.can(.refreshInlayHints) { ask(.refreshInlayHints, .null, .other) }
    if wanted.contains(.lenses), client.can(.refreshCodeLenses) { ask(.refreshCodeLenses, .null, .other) }
  }

  // MARK: - Walking

  /// Begins to read the workspace.
  func startWalk() {
    guard !folders.isEmpty else { return }
    for path in index.entries.keys where openPaths[path] == nil { noteTouched(index.set(path, nil)) }
    walk = WorkspaceWalk(folders)
    endProgress("restarted")
    guard client.can(.showProgress) else { return }
    progress.restart()
    ask(.createProgress, ["token": progress.token], .progress(progress.number))
  }

  private func walkOn() {
    for _ in 0..<Self.filesAtOnce {
      guard let found = walk?.next(surroundings, shelf) else { break }
      if openPaths[found.path] == nil { read(found) }
    }
    guard let walk else { return }
    if index.isFull || walk.isAtEnd {
      self.walk = nil
      if walk.isCut || index.isFull {
        let words = "xlplug: the workspace has too many files; some files are not compared"
        notify(.logMessage, ["type": 2, "message": .string(words)])
      }
      endProgress("\(walk.fileCount) files")
      publishSettingsProblems()
    } else if progress.isShown, walk.fileCount % IndexProgress.step == 0 {
      report(["kind": "report", "message": .string("\(walk.fileCount) files")])
    }
  }

  /// Takes up a file as it is on the disk, where it is one of a domain.
  private func read(_ found: WorkspaceWalk.Found) {
    guard !index.isFull || index.entries[found.path] != nil,
      let text = surroundings.text(of: found.path, byteCountMax: Self.fileByteCountMax, followsLink: false),
      DomainFileSniff.objection(to: text, name: found.name) == nil
    else { return noteTouched(index.set(found.path, nil)) }
    let settings = shelf.settings(for: FilePath.directory(found.path))
    if found.name == .ofManifest {
      let checked = CheckedManifest(text, options: settings.options)
      return noteTouched(index.set(found.path, WorkspaceIndex.Entry(checked, found.path)))
    }
    let analysis = Analysis(CheckedConfig(text, options: settings.options), settings, nil)
    let places = PlaceWalk(text.bytes, DocumentLines(text.bytes), client.encoding)
    let listing = FileListing(analysis, fileName: FilePath.name(found.path), places)
    noteTouched(index.set(found.path, WorkspaceIndex.Entry(analysis.checked, found.path, listing)))
  }

  /// Takes up the file of a path again, or forgets it where it is no longer there.
  func readFile(_ path: [UInt8]) {
    let isInside = folders.contains { FilePath.relative(path, to: $0) != nil }
    guard isInside, let found = WorkspaceWalk.candidate(path), !shelf.excludes(path, isDirectory: false)
    else {
      return noteTouched(index.set(path, nil))
    }
    read(found)
  }

  /// Takes note of files that were changed by others.
  func filesChanged(_ uris: [String]) {
    let paths = uris.compactMap { DocumentURI.path($0) }
    let baselines = Set(shelf.baselinePaths)
    let changesSettings = paths.contains { path in
      Document.Kind(settings: path) != nil || baselines.contains(path)
    }
    if changesSettings { return forgetSettings() }
    for path in paths where openPaths[path] == nil { readFile(path) }
  }

  func changeFolders(_ added: [String], _ removed: [String]) {
    let gone = Set(removed.compactMap { DocumentURI.path($0) })
    let new = added.compactMap { DocumentURI.path($0) }
    folders = folders.filter { !gone.contains($0) } + new.filter { !folders.contains($0) }
    for path in index.entries.keys where openPaths[path] == nil { noteTouched(index.set(path, nil)) }
    walk = nil
    startWalk()
  }

  // MARK: - Progress

  func beginProgress() {
    progress.isShown = true
    report(["kind": "begin", "title": "xlplug: reading the workspace", "cancellable": true])
  }

  func endProgress(_ words: String) {
    if !progress.isShown { return }
    progress.isShown = false
    report(["kind": "end", "message": .string(words)])
  }

  private func report(_ value: JSONValue) {
    notify(.progress, ["token": progress.token, "value": value])
  }

  /// Publishes what is wrong with the settings files that count here, where they are not open.
  private func publishSettingsProblems() {
    if pulls { return }
    for report in shelf.reports where openPaths[report.path] == nil {
      let document = unopened(report.path, report.text)
      publish(document.uri, version: nil, items(of: document))
    }
  }

  /// A file that is not open, as if it was.
  func unopened(_ path: [UInt8], _ text: SourceText) -> Document {
    Document(uri: DocumentURI.text(ofPath: path), path: path, text: text)
  }

  // MARK: - Searching

  /// Begins to look through all files; the answer follows.
  func search(_ id: RequestIdentifier, previous: [String: String]) {
    stopPushing()
    searches.append(WorkspaceSearch(id: id, previous: previous))
  }

  private func searchOn() {
    if searches[0].paths == nil {
      let paths = Set(index.entries.keys).union(openPaths.keys)
      searches[0].paths = paths.sorted { $1.lexicographicallyPrecedes($0) }
    }
    for _ in 0..<Self.filesAtOnce {
      guard let path = searches[0].paths?.popLast() else { break }
      if let item = report(of: path, previous: searches[0].previous) { searches[0].items.append(item) }
    }
    if searches[0].paths?.isEmpty != false {
      let search = searches.removeFirst()
      send(.result(search.id, ["items": .array(search.items)]))
    }
  }

  private func report(of path: [UInt8], previous: [String: String]) -> JSONValue? {
    var document = openPaths[path].flatMap { documents[$0] }
    let isOpen = document != nil
    if document == nil {
      let text = surroundings.text(of: path, byteCountMax: Self.fileByteCountMax, followsLink: false)
      document = text.map { unopened(path, $0) }
    }
    guard let document else { return nil }
    var members = diagnosticReport(document, previous: previous[document.uri])
    members.insert(.init("version", isOpen ? JSONValue(document.version) : .null), at: 1)
    members.insert(.init("uri", .string(document.uri)), at: 1)
    return .object(members)
  }
}

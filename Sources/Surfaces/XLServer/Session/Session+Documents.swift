import JSON
import XLCheck
import XLManifest
import XLProject
import XLRules
import XLText

extension Session {
  /// A document with more claims is compared with other files when no process waits.
  private static let claimsAtOnce = 256
  /// The most documents of which what was found is kept.
  static let analysesMax = 16

  func open(_ uri: String, _ language: String, _ version: Int, _ text: String) {
    if documents[uri] != nil { close(uri) }
    let document = Document(uri: uri, language: language, version: version, text: text)
    documents[uri] = document
    if let path = document.path { openPaths[path] = uri }
    note(uri)
  }

  func change(_ uri: String, _ version: Int, _ changes: [DocumentChange]) {
    guard let document = documents[uri] else { return }
    document.apply(changes, version: version, client.encoding)
    note(uri)
  }

  /// Whether a document has more than is checked, which its client is notified once.
  func isTooLong(_ document: Document) -> Bool {
    let isTooLong = document.text.bytes.count > Self.fileByteCountMax
    if isTooLong, !document.isToldTooLong {
      document.isToldTooLong = true
      let words = "xlplug: a document of more than \(Self.fileByteCountMax >> 20) MiB is not checked"
      notify(.showMessage, ["type": 2, "message": .string(words)])
    }
    return isTooLong
  }

  private func note(_ uri: String) { if !changed.contains(uri) { changed.append(uri) } }

  func close(_ uri: String) {
    guard let document = documents.removeValue(forKey: uri) else { return }
    analysed.removeAll { $0 === document }
    changed.removeAll { $0 == uri }
    touched.remove(uri)
    unindexed.remove(uri)
    if document.published != nil { publish(uri, version: nil, []) }
    guard let path = document.path else { return }
    openPaths[path] = nil
    // From here on the file counts as it is on the disk.
    readFile(path)
  }

  func saved(_ uri: String) {
    guard let document = documents[uri] else { return }
    if document.kind.isSettings { return forgetSettings() }
    if clientSettings.looksAtHost {
      document.analysis = nil
      document.manifest = nil
      note(uri)
    }
  }

  /// A document that is asked about.
  func document(_ uri: String) throws(ResponseFault) -> Document {
    guard let document = documents[uri] else {
      throw ResponseFault(.invalidParameters, "the document is not open")
    }
    return document
  }

  /// What is found in a document; recreated where it was changed.
  func analysis(of document: Document) -> Analysis {
    if let analysis = document.analysis { return analysis }
    keep(document)
    let settings = shelf.settings(for: document.directory)
    let checked = CheckedConfig(document.text, options: settings.options, previous: document.previous)
    let analysis = Analysis(checked, settings, surroundings)
    outdated = document.previous
    document.analysis = analysis
    return analysis
  }

  /// What is found in a manifest; recreated where it was changed.
  func manifest(of document: Document) -> FileAnalysis<CheckedManifest> {
    if let manifest = document.manifest { return manifest }
    keep(document)
    let settings = shelf.settings(for: document.directory)
    let checked = CheckedManifest(document.text, options: settings.options)
    let manifest = FileAnalysis(checked, settings, surroundings)
    document.manifest = manifest
    return manifest
  }

  /// Keeps what is found in a document, and forgets that of the document that was used least recently.
  private func keep(_ document: Document) {
    // What no process has checked for long is recreated when it is asked for.
    analysed.removeAll { $0 === document }
    analysed.append(document)
    if analysed.count > Self.analysesMax { analysed.removeFirst().forget() }
  }

  // MARK: - Diagnostics

  /// Publishes what is wrong with the documents that were changed.
  func publishChanges() {
    let uris = changed
    changed = []
    for uri in uris {
      guard let document = documents[uri] else { continue }
      takeUp(document)
      if !pulls { publish(document) }
    }
  }

  /// Has a document that was changed compared with others, at once or when no process waits.
  private func takeUp(_ document: Document) {
    guard [.domain, .manifest].contains(document.kind), !isTooLong(document), let path = document.path
    else { return }
    if checked(document).claims.count > Self.claimsAtOnce, index.diagnostics(of: path).isEmpty {
      unindexed.insert(document.uri)
    } else {
      unindexed.remove(document.uri)
      updateIndex(document, path)
    }
  }

  /// What was checked of a manifest, or of a file of a domain.
  private func checked(_ document: Document) -> any CheckedText {
    document.kind == .manifest ? manifest(of: document).checked : analysis(of: document).checked
  }

  /// Reports the index what a document takes, and notes which other open ones that touches.
  func updateIndex(_ document: Document, _ path: [UInt8]) {
    noteTouched(index.set(path, WorkspaceIndex.Entry(checked(document), path)))
  }

  func noteTouched(_ paths: Set<[UInt8]>) {
    for path in paths { if let uri = openPaths[path] { touched.insert(uri) } }
    if !paths.isEmpty, pulls { refreshments.insert(.diagnostics) }
  }

  /// Everything that is reported of a document.
  func diagnostics(of document: Document) -> [Diagnostic] {
    if isTooLong(document) { return [] }
    switch document.kind {
    case .foreign: return []
    case .settings(let scope): return SettingsFile(document.text, scope: scope).diagnostics
    case .misnamedSettings: return [SettingsFile.misnamed]
    case .manifest: return reported(manifest(of: document), document)
    case .domain: return reported(analysis(of: document), document)
    }
  }

  private func reported(_ analysis: FileAnalysis<some CheckedText>, _ document: Document) -> [Diagnostic] {
    let others = document.path.map { index.diagnostics(of: $0) } ?? []
    return analysis.reported(adding: others, path: document.path, shelf)
  }

  /// The diagnostics of a document unchanged in a message.
  func items(of document: Document) -> [JSONValue] { items(diagnostics(of: document), document) }

  private func items(_ diagnostics: [Diagnostic], _ document: Document) -> [JSONValue] {
    var conversion = conversion(of: document)
    return diagnostics.map { conversion.diagnostic($0) }
  }

  /// Publishes what is wrong with a document; `onlyWhereNew` leaves out what was published already.
  func publish(_ document: Document, onlyWhereNew: Bool = false) {
    let diagnostics = diagnostics(of: document)
    let publication = Document.Publication(
      version: document.version,
      count: diagnostics.count,
      hash: diagnostics.hashValue
    )
    if onlyWhereNew, publication == document.published { return }
    document.published = publication
    publish(document.uri, version: document.version, items(diagnostics, document))
  }

  func publish(_ uri: String, version: Int?, _ items: [JSONValue]) {
    notify(
      .publishDiagnostics,
      .members([
        "uri": .string(uri), "version": version.map { JSONValue($0) }, "diagnostics": .array(items),
      ])
    )
  }

  /// Makes places of a document those of the client.
  func conversion(of document: Document) -> Conversion {
    Conversion(
      uri: document.uri,
      bytes: document.text.bytes,
      lines: document.lines,
      encoding: client.encoding,
      links: ruleLinks,
      uriOfShownPath: { [index] shown in index.path(shownAs: shown).map { DocumentURI.text(ofPath: $0) } }
    )
  }

  // MARK: - Pulled diagnostics

  /// The answer to a client that fetches diagnostics; from then on nothing is published.
  func pull(_ uri: String, previous: String?) throws(ResponseFault) -> JSONValue {
    let document = try document(uri)
    stopPushing()
    if let place = changed.firstIndex(of: uri) {
      changed.remove(at: place)
      takeUp(document)
    }
    return .object(diagnosticReport(document, previous: previous))
  }

  /// What is reported of a document to a client that has the result with a name; another result has another
  /// name.
  func diagnosticReport(_ document: Document, previous: String?) -> [JSONValue.Member] {
    let items = JSONValue.array(items(of: document))
    var digest = FNV1a()
    digest.take(items.text)
    let result = String(digest.value, radix: 16)
    if previous == result { return [.init("kind", "unchanged"), .init("resultId", .string(result))] }
    return [.init("kind", "full"), .init("resultId", .string(result)), .init("items", items)]
  }

  func stopPushing() {
    if pulls { return }
    pulls = true
    // What was pushed would are beside what is fetched.
    for document in documents.values where document.published?.count ?? 0 > 0 {
      publish(document.uri, version: document.version, [])
      document.published = nil
    }
  }
}

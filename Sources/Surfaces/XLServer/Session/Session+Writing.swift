import JSON
import XLCheck
import XLModel
import XLRules
import XLText

extension Session {
  // MARK: - Completion

  func completions(_ document: Document, _ position: LinePosition) -> JSONValue {
    let analysis = analysis(of: document)
    var sources = CompletionSources()
    sources.takesSnippets = client.can(.takeSnippets)
    sources.guests = guestNames(besides: document)
    if analysis.settings.looksAtHost {
      sources.host = surroundings.names(scriptDirectories: analysis.settings.scriptDirectories)
    }
    sources.codes = (analysis.found + analysis.checked.silencedDiagnostics).map(\.code)
    let place = offset(position, document)
    let offers = Completion(analysis: analysis, offset: place, sources: sources).offers
    var places = places(document)
    return ["isIncomplete": false, "items": .array(offers.map { Self.item($0, &places) })]
  }

  private static func item(_ offer: CompletionOffer, _ places: inout PlaceWalk) -> JSONValue {
    .members([
      "label": .string(offer.label),
      "kind": JSONValue(offer.kind.rawValue),
      "detail": offer.detail.isEmpty ? nil : .string(offer.detail),
      "sortText": .string("\(offer.rank)\(offer.label)"),
      "filterText": .string(offer.label),
      "tags": offer.isDeprecated ? [1] : nil,
      "insertTextFormat": offer.isSnippet ? 2 : 1,
      "textEdit": ["range": places.range(offer.range).json, "newText": .string(offer.text)],
      "data": offer.topic?.json,
    ])
  }

  /// A completion with its documentation.
  func resolved(_ item: JSONValue) -> JSONValue {
    guard case .object(var members) = item,
      let text = CompletionTopic.documentation(item["data"], clientSettings.xen ?? .newest, ruleLinks)
    else { return item }
    members.removeAll { $0.name == "documentation" }
    members.append(.init("documentation", ["kind": "markdown", "value": .string(text)]))
    return .object(members)
  }

  var ruleLinks: RuleLinks { RuleLinks(clientSettings.rulePages ?? surroundings.rulePages) }

  // MARK: - Code actions

  func actions(_ document: Document, _ range: LineRange, _ only: [String]?) -> JSONValue {
    let analysis = document.kind == .domain ? analysis(of: document) : nil
    let window = document.range(of: range, client.encoding)
    let found = diagnostics(of: document)
    let actions = CodeActions(analysis: analysis, diagnostics: found, range: window).actions(only: only)
    var conversion = conversion(of: document)
    return .array(actions.compactMap { self.action($0, document, &conversion) })
  }

  private func action(_ action: CodeAction, _ document: Document, _ conversion: inout Conversion)
    -> JSONValue?
  {
    let command = action.explained.map { code -> JSONValue in
      [
        "title": .string(action.title), "command": .string(ServerCapabilities.explain),
        "arguments": [.string(code.description)],
      ]
    }
    // A client of the first days knows commands only, and an edit is not a command.
    if !client.can(.takeActionObjects) { return command }
    var edit: JSONValue?
    var key: JSONValue?
    if action.kind == .fixAll {
      if client.can(.resolveActionEdits) {
        key = ["uri": .string(document.uri), "fixAll": true]
      } else {
        let edits = allFixes(of: document)
        if edits.isEmpty { return nil }
        edit = workspaceEdit(document, edits, &conversion)
      }
    } else if !action.edits.isEmpty {
      edit = workspaceEdit(document, action.edits, &conversion)
    }
    return .members([
      "title": .string(action.title),
      "kind": .string(action.kind.rawValue),
      "diagnostics": action.diagnostic.map { [conversion.diagnostic($0)] },
      "isPreferred": action.isPreferred ? true : nil,
      "edit": edit,
      "command": command,
      "data": key,
    ])
  }

  /// An action with the edit that was not made before.
  func resolvedAction(_ item: JSONValue) throws(ResponseFault) -> JSONValue {
    guard case .object(var members) = item, item["data"]["fixAll"].bool == true,
      let uri = item["data"]["uri"].string
    else { return item }
    let document = try document(uri)
    guard [.domain, .manifest].contains(document.kind), !isTooLong(document) else { return item }
    var conversion = conversion(of: document)
    let edits = allFixes(of: document)
    members.removeAll { $0.name == "edit" }
    members.append(.init("edit", workspaceEdit(document, edits, &conversion)))
    return .object(members)
  }

  /// All fixes of a document that do not change the meaning.
  private func allFixes(of document: Document) -> [TextEdit] {
    if document.kind == .manifest {
      let manifest = manifest(of: document)
      return CodeActions.everything(manifest.checked, manifest.settings)
    }
    let analysis = analysis(of: document)
    return CodeActions.everything(analysis.checked, analysis.settings)
  }

  func workspaceEdit(_ document: Document, _ edits: [TextEdit], _ conversion: inout Conversion) -> JSONValue {
    let edits = JSONValue.array(conversion.edits(edits))
    if client.can(.takeDocumentChanges) {
      let name: JSONValue = ["uri": .string(document.uri), "version": JSONValue(document.version)]
      return ["documentChanges": [["textDocument": name, "edits": edits]]]
    }
    return ["changes": .object([.init(document.uri, edits)])]
  }

  // MARK: - Commands

  /// Does what a command says: reports what a code is about, and opens its page where that is known.
  func execute(_ name: String, _ arguments: [JSONValue]) throws(ResponseFault) -> JSONValue {
    guard name == ServerCapabilities.explain else {
      throw ResponseFault(.invalidParameters, "unknown command")
    }
    guard let word = arguments.first?.string, let code = DiagnosticCode(spelling: word.utf8),
      let rule = RuleList.rule(code)
    else { throw ResponseFault(.invalidParameters, "'\(name)' requires a code, such as XL3001") }
    if client.can(.showDocuments), let link = ruleLinks.page(code) {
      ask(.showDocument, ["uri": .string(link), "external": .bool(!link.hasPrefix("file:"))], .other)
    } else {
      let words = "\(rule.code) \(rule.name): \(rule.page.summary)\n\n\(rule.page.why)"
      notify(.showMessage, ["type": 3, "message": .string(words)])
    }
    return .string(RuleText.short(rule, ruleLinks))
  }
}

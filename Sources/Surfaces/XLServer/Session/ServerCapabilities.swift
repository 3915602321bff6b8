import JSON

/// What the server can do, as specified at the beginning.
enum ServerCapabilities {
  /// The command that reports what a code is about.
  static let explain = "xlplug.explain"

  static func json(_ encoding: PositionEncoding) -> JSONValue {
    let kinds = CodeAction.Kind.allCases.map { JSONValue.string($0.rawValue) }
    return [
      "positionEncoding": .string(encoding.rawValue),
      "textDocumentSync": ["openClose": true, "change": 2, "save": ["includeText": false]],
      "completionProvider": [
        "triggerCharacters": ["=", ",", "\"", "'", ":", " "], "resolveProvider": true,
      ],
      "hoverProvider": true,
      "definitionProvider": true,
      "referencesProvider": true,
      "documentHighlightProvider": true,
      "documentSymbolProvider": true,
      "codeActionProvider": ["codeActionKinds": .array(kinds), "resolveProvider": true],
      "codeLensProvider": ["resolveProvider": false],
      "documentLinkProvider": ["resolveProvider": false],
      "documentFormattingProvider": true,
      "documentRangeFormattingProvider": true,
      "renameProvider": ["prepareProvider": true],
      "foldingRangeProvider": true,
      "selectionRangeProvider": true,
      "semanticTokensProvider": [
        "legend": [
          "tokenTypes": .array(SemanticTokens.Kind.allCases.map { .string($0.name) }),
          "tokenModifiers": .array(SemanticTokens.modifiers.map { .string($0) }),
        ],
        "full": ["delta": true],
        "range": true,
      ],
      "inlayHintProvider": ["resolveProvider": false],
      "diagnosticProvider": [
        "identifier": "xlplug", "interFileDependencies": true, "workspaceDiagnostics": true,
      ],
      "workspaceSymbolProvider": ["resolveProvider": false],
      "executeCommandProvider": ["commands": [.string(explain)]],
      "workspace": ["workspaceFolders": ["supported": true, "changeNotifications": true]],
    ]
  }
}

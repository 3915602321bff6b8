import Foundation
import JSON
import Testing
import XLTestKit

@testable import XLServer

/// docs/editors/methods.md says of every method of LSP 3.17 whether it is there, as the server itself says.
@Suite struct MethodsPageTests {
  /// A method, and the capability by which the server tells of it; empty if absent.
  private typealias Row = (method: String, capability: String)

  /// What a client sends, in the order of the specification.
  private static let ofClients: [Row] = [
    ("initialize", ""), ("initialized", ""), ("shutdown", ""), ("exit", ""), ("$/cancelRequest", ""),
    ("$/progress", ""), ("$/setTrace", ""), ("textDocument/didOpen", "textDocumentSync.openClose"),
    ("textDocument/didChange", "textDocumentSync.change"),
    ("textDocument/willSave", "textDocumentSync.willSave"),
    ("textDocument/willSaveWaitUntil", "textDocumentSync.willSaveWaitUntil"),
    ("textDocument/didSave", "textDocumentSync.save"),
    ("textDocument/didClose", "textDocumentSync.openClose"),
    ("notebookDocument/didOpen", "notebookDocumentSync"),
    ("notebookDocument/didChange", "notebookDocumentSync"),
    ("notebookDocument/didSave", "notebookDocumentSync"),
    ("notebookDocument/didClose", "notebookDocumentSync"),
    ("textDocument/declaration", "declarationProvider"), ("textDocument/definition", "definitionProvider"),
    ("textDocument/typeDefinition", "typeDefinitionProvider"),
    ("textDocument/implementation", "implementationProvider"),
    ("textDocument/references", "referencesProvider"),
    ("textDocument/prepareCallHierarchy", "callHierarchyProvider"),
    ("callHierarchy/incomingCalls", "callHierarchyProvider"),
    ("callHierarchy/outgoingCalls", "callHierarchyProvider"),
    ("textDocument/prepareTypeHierarchy", "typeHierarchyProvider"),
    ("typeHierarchy/supertypes", "typeHierarchyProvider"),
    ("typeHierarchy/subtypes", "typeHierarchyProvider"),
    ("textDocument/documentHighlight", "documentHighlightProvider"),
    ("textDocument/documentLink", "documentLinkProvider"),
    ("documentLink/resolve", "documentLinkProvider.resolveProvider"), ("textDocument/hover", "hoverProvider"),
    ("textDocument/codeLens", "codeLensProvider"), ("codeLens/resolve", "codeLensProvider.resolveProvider"),
    ("textDocument/foldingRange", "foldingRangeProvider"),
    ("textDocument/selectionRange", "selectionRangeProvider"),
    ("textDocument/documentSymbol", "documentSymbolProvider"),
    ("textDocument/semanticTokens/full", "semanticTokensProvider.full"),
    ("textDocument/semanticTokens/full/delta", "semanticTokensProvider.full.delta"),
    ("textDocument/semanticTokens/range", "semanticTokensProvider.range"),
    ("textDocument/inlineValue", "inlineValueProvider"), ("textDocument/inlayHint", "inlayHintProvider"),
    ("inlayHint/resolve", "inlayHintProvider.resolveProvider"), ("textDocument/moniker", "monikerProvider"),
    ("textDocument/completion", "completionProvider"),
    ("completionItem/resolve", "completionProvider.resolveProvider"),
    ("textDocument/diagnostic", "diagnosticProvider"),
    ("workspace/diagnostic", "diagnosticProvider.workspaceDiagnostics"),
    ("textDocument/signatureHelp", "signatureHelpProvider"),
    ("textDocument/codeAction", "codeActionProvider"),
    ("codeAction/resolve", "codeActionProvider.resolveProvider"),
    ("textDocument/documentColor", "colorProvider"),
    ("textDocument/colorPresentation", "colorProvider"),
    ("textDocument/formatting", "documentFormattingProvider"),
    ("textDocument/rangeFormatting", "documentRangeFormattingProvider"),
    ("textDocument/onTypeFormatting", "documentOnTypeFormattingProvider"),
    ("textDocument/rename", "renameProvider"),
    ("textDocument/prepareRename", "renameProvider.prepareProvider"),
    ("textDocument/linkedEditingRange", "linkedEditingRangeProvider"),
    ("workspace/symbol", "workspaceSymbolProvider"),
    ("workspaceSymbol/resolve", "workspaceSymbolProvider.resolveProvider"),
    ("workspace/didChangeConfiguration", ""),
    ("workspace/didChangeWorkspaceFolders", "workspace.workspaceFolders.changeNotifications"),
    ("workspace/willCreateFiles", "workspace.fileOperations"),
    ("workspace/didCreateFiles", "workspace.fileOperations"),
    ("workspace/willRenameFiles", "workspace.fileOperations"),
    ("workspace/didRenameFiles", "workspace.fileOperations"),
    ("workspace/willDeleteFiles", "workspace.fileOperations"),
    ("workspace/didDeleteFiles", "workspace.fileOperations"),
    ("workspace/didChangeWatchedFiles", ""), ("workspace/executeCommand", "executeCommandProvider"),
    ("window/workDoneProgress/cancel", ""),
  ]

  /// What a server sends.
  private static let ofServers = [
    "$/logTrace", "$/progress", "client/registerCapability", "client/unregisterCapability",
    "textDocument/publishDiagnostics", "window/showMessage", "window/showMessageRequest",
    "window/showDocument",
    "window/logMessage", "window/workDoneProgress/create", "telemetry/event", "workspace/workspaceFolders",
    "workspace/configuration", "workspace/applyEdit", "workspace/semanticTokens/refresh",
    "workspace/inlayHint/refresh", "workspace/inlineValue/refresh", "workspace/codeLens/refresh",
    "workspace/diagnostic/refresh",
  ]

  private static func isTold(_ capability: String) -> Bool {
    var value = ServerCapabilities.json(.utf8)
    for name in capability.split(separator: ".") { value = value[String(name)] }
    return !value.isNull && value != .bool(false)
  }

  @Test func capabilitiesAreWhatIsThere() {
    let methods = Set(ClientMethod.allCases.map(\.rawValue))
    for row in Self.ofClients where !row.capability.isEmpty {
      #expect(methods.contains(row.method) == Self.isTold(row.capability), "\(row)")
    }
    #expect(methods.subtracting(Self.ofClients.map(\.method)) == [], "a method that LSP 3.17 does not have")
    #expect(Set(ServerMethod.allCases.map(\.rawValue)).subtracting(Self.ofServers) == [])
  }

  @Test func thePageIsUpToDate() throws {
    let known = Set(ClientMethod.allCases.map(\.rawValue))
    let sent = Set(ServerMethod.allCases.map(\.rawValue))
    func count(_ names: [String], _ set: Set<String>) -> String {
      "\(names.count { set.contains($0) }) of \(names.count)"
    }
    func rows(_ names: [String], _ set: Set<String>) -> [String] {
      names.map { "| `\($0)` | \(set.contains($0) ? "yes" : "no") |" }
    }
    let names = Self.ofClients.map(\.method)
    let lines =
      [
        "# Methods", "",
        "Every method of the Language Server Protocol 3.17, and whether `xlplug lsp` has it.",
        "The page is generated from the capabilities of the server; do not edit it.", "",
        "## From the editor: \(count(names, known))", "", "| method | |", "|---|---|",
      ] + rows(names, known) + [
        "", "## From the server: \(count(Self.ofServers, sent))", "", "| method | |", "|---|---|",
      ] + rows(Self.ofServers, sent)
    let page = lines.joined(separator: "\n") + "\n"
    let file = Project.file("docs/editors/methods.md")
    if ProcessInfo.processInfo.environment["UPDATE_EXPECT"] == "1" { try Data(page.utf8).write(to: file) }
    #expect(try String(contentsOf: file, encoding: .utf8) == page, "UPDATE_EXPECT=1 writes the page anew")
  }
}

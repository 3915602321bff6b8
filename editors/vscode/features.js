// What the editor asks the language server for: one provider a request of the protocol.
'use strict'
const vscode = require('vscode')
const to = require('./conversion')

/** The documents that the server is told of: guests' files, and settings of a project. */
const selector = [{ language: 'xlcfg' }, { pattern: '**/*.xlplug.{yaml,yml}' }]

/**
 * Registers the providers.
 * `server.request` sends a request; `server.diagnostics` are the server's own diagnostics of a document.
 */
function register(server, capabilities) {
  const languages = vscode.languages
  const at = (document, position) => ({
    textDocument: { uri: document.uri.toString() },
    position: to.plainPosition(position),
  })
  const of = (document, more) => ({ textDocument: { uri: document.uri.toString() }, ...more })
  const ask = async (method, params, token, convert) => {
    const result = await server.request(`textDocument/${method}`, params, token)
    return result === null || result === undefined ? undefined : convert(result)
  }
  const each = (convert) => (result) => result.map(convert)
  const refreshed = { hints: new vscode.EventEmitter(), lenses: new vscode.EventEmitter() }
  const legend = new vscode.SemanticTokensLegend(
    capabilities.semanticTokensProvider.legend.tokenTypes,
    capabilities.semanticTokensProvider.legend.tokenModifiers
  )
  const tokens = (result) => new vscode.SemanticTokens(new Uint32Array(result.data))
  const disposables = [
    languages.registerCompletionItemProvider(
      selector,
      {
        provideCompletionItems: (document, position, token, context) => {
          const how = { triggerKind: context.triggerKind + 1, triggerCharacter: context.triggerCharacter }
          return ask('completion', { ...at(document, position), context: how }, token, (result) => {
            const items = (result.items ?? result).map(to.completionItem)
            return new vscode.CompletionList(items, result.isIncomplete ?? false)
          })
        },
        resolveCompletionItem: async (item, token) => {
          const value = await server.request('completionItem/resolve', item.plain, token)
          if (value?.documentation) item.documentation = to.markdown(value.documentation)
          if (value?.detail) item.detail = value.detail
          return item
        },
      },
      ...capabilities.completionProvider.triggerCharacters
    ),
    languages.registerHoverProvider(selector, {
      provideHover: (document, position, token) =>
        ask('hover', at(document, position), token, (result) =>
          new vscode.Hover(to.markdown(result.contents), result.range && to.range(result.range))),
    }),
    languages.registerDefinitionProvider(selector, {
      provideDefinition: (document, position, token) =>
        ask('definition', at(document, position), token, (result) => [result].flat().map(to.location)),
    }),
    languages.registerReferenceProvider(selector, {
      provideReferences: (document, position, context, token) =>
        ask('references', { ...at(document, position), context }, token, each(to.location)),
    }),
    languages.registerDocumentHighlightProvider(selector, {
      provideDocumentHighlights: (document, position, token) =>
        ask('documentHighlight', at(document, position), token, each((one) =>
          new vscode.DocumentHighlight(to.range(one.range), (one.kind ?? 1) - 1))),
    }),
    languages.registerDocumentSymbolProvider(selector, {
      provideDocumentSymbols: (document, token) =>
        ask('documentSymbol', of(document), token, each(to.documentSymbol)),
    }),
    languages.registerCodeActionsProvider(
      selector,
      {
        provideCodeActions: (document, range, context, token) => {
          const here = server.diagnostics(document.uri).filter((one) => to.range(one.range).intersection(range))
          const only = context.only && [context.only.value]
          const params = of(document, { range: to.plainRange(range), context: { diagnostics: here, only } })
          return ask('codeAction', params, token, each(to.codeAction))
        },
        resolveCodeAction: async (action, token) => {
          const value = await server.request('codeAction/resolve', action.plain, token)
          if (value?.edit) action.edit = to.workspaceEdit(value.edit)
          return action
        },
      },
      { providedCodeActionKinds: capabilities.codeActionProvider.codeActionKinds.map((kind) =>
        vscode.CodeActionKind.Empty.append(kind)) }
    ),
    languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: refreshed.lenses.event,
      provideCodeLenses: (document, token) =>
        ask('codeLens', of(document), token, each((one) =>
          new vscode.CodeLens(to.range(one.range), one.command && to.command(one.command)))),
    }),
    languages.registerDocumentLinkProvider(selector, {
      provideDocumentLinks: (document, token) =>
        ask('documentLink', of(document), token, each((one) => {
          const link = new vscode.DocumentLink(to.range(one.range), one.target && vscode.Uri.parse(one.target))
          link.tooltip = one.tooltip
          return link
        })),
    }),
    languages.registerDocumentFormattingEditProvider(selector, {
      provideDocumentFormattingEdits: (document, options, token) =>
        ask('formatting', of(document, { options }), token, each(to.textEdit)),
    }),
    languages.registerDocumentRangeFormattingEditProvider(selector, {
      provideDocumentRangeFormattingEdits: (document, range, options, token) =>
        ask('rangeFormatting', of(document, { range: to.plainRange(range), options }), token, each(to.textEdit)),
    }),
    languages.registerRenameProvider(selector, {
      prepareRename: (document, position, token) =>
        ask('prepareRename', at(document, position), token, (result) =>
          result.range ? { range: to.range(result.range), placeholder: result.placeholder } : to.range(result)),
      provideRenameEdits: (document, position, newName, token) =>
        ask('rename', { ...at(document, position), newName }, token, to.workspaceEdit),
    }),
    languages.registerFoldingRangeProvider(selector, {
      provideFoldingRanges: (document, context, token) =>
        ask('foldingRange', of(document), token, each((one) => {
          const kinds = { comment: vscode.FoldingRangeKind.Comment, region: vscode.FoldingRangeKind.Region }
          return new vscode.FoldingRange(one.startLine, one.endLine, kinds[one.kind])
        })),
    }),
    languages.registerSelectionRangeProvider(selector, {
      provideSelectionRanges: (document, positions, token) => {
        const params = of(document, { positions: positions.map(to.plainPosition) })
        return ask('selectionRange', params, token, each(to.selectionRange))
      },
    }),
    languages.registerDocumentSemanticTokensProvider(
      selector,
      { provideDocumentSemanticTokens: (document, token) => ask('semanticTokens/full', of(document), token, tokens) },
      legend
    ),
    languages.registerInlayHintsProvider(selector, {
      onDidChangeInlayHints: refreshed.hints.event,
      provideInlayHints: (document, range, token) =>
        ask('inlayHint', of(document, { range: to.plainRange(range) }), token, each(to.inlayHint)),
    }),
    ...capabilities.executeCommandProvider.commands.map((name) =>
      vscode.commands.registerCommand(name, (...words) =>
        server.request('workspace/executeCommand', { command: name, arguments: words }))),
    refreshed.hints,
    refreshed.lenses,
  ]
  return {
    dispose: () => disposables.forEach((one) => one.dispose()),
    refreshHints: () => refreshed.hints.fire(),
    refreshLenses: () => refreshed.lenses.fire(),
  }
}

module.exports = { register, selector }

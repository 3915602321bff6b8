// `xlplug lsp` for the documents of a window: start, synchronization, settings, what the server asks for.
'use strict'
const vscode = require('vscode')
const to = require('./conversion')
const { Connection } = require('./connection')
const features = require('./features')

/** What this client can do, of what the server makes use of. */
const capabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
    workspaceFolders: true,
  },
  window: { showDocument: { support: true } },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] } },
    completion: { completionItem: { snippetSupport: true } },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor.rewrite', 'source.fixAll'] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
}

/** The settings that are about this extension and not about the server. */
const ownSettings = new Set(['path', 'detectByContent'])

/** The value of the settings that the server reads. */
function serverSettings() {
  const settings = vscode.workspace.getConfiguration('xlplug')
  const declared = require('./package.json').contributes.configuration.properties
  const names = Object.keys(declared).map((name) => name.slice('xlplug.'.length))
  return Object.fromEntries(names.filter((name) => !ownSettings.has(name)).map((name) => [name, settings.get(name)]))
}

class Server {
  /** Starts the command; `closed(error)` hears of an end that nobody asked for. */
  constructor(command, closed) {
    this.found = vscode.languages.createDiagnosticCollection('xlplug')
    this.plain = new Map()
    this.disposables = [this.found]
    this.connection = new Connection(command, ['lsp'], {
      request: (method, params) => this.answer(method, params),
      notification: (method, params) => this.hear(method, params),
      closed: (error) => {
        this.release()
        if (error) closed(error)
      },
    })
  }

  async start() {
    const folders = (vscode.workspace.workspaceFolders ?? []).map((one) => ({ uri: one.uri.toString(), name: one.name }))
    const started = await this.connection.request('initialize', {
      processId: process.pid,
      clientInfo: { name: vscode.env.appName },
      rootUri: folders[0]?.uri ?? null,
      workspaceFolders: folders,
      initializationOptions: serverSettings(),
      capabilities,
    })
    this.connection.notify('initialized', {})
    this.features = features.register(this, started.capabilities)
    const workspace = vscode.workspace
    this.disposables.push(
      this.features,
      workspace.onDidOpenTextDocument((document) => this.open(document)),
      workspace.onDidCloseTextDocument((document) => this.forget(document)),
      workspace.onDidChangeTextDocument((event) => this.change(event)),
      workspace.onDidSaveTextDocument((document) => this.tell('didSave', document)),
      workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('xlplug')) return
        this.connection.notify('workspace/didChangeConfiguration', { settings: { xlplug: serverSettings() } })
      }),
      workspace.onDidChangeWorkspaceFolders((event) => {
        const plain = (all) => all.map((one) => ({ uri: one.uri.toString(), name: one.name }))
        const change = { added: plain(event.added), removed: plain(event.removed) }
        this.connection.notify('workspace/didChangeWorkspaceFolders', { event: change })
      })
    )
    workspace.textDocuments.forEach((document) => this.open(document))
  }

  /** Ends the server. */
  stop() {
    return this.connection.dispose()
  }

  release() {
    this.disposables.forEach((one) => one.dispose())
    this.disposables = []
  }

  request(method, params, token) {
    return this.connection.request(method, params, token)
  }

  /** What the server found in a document, as it said it. */
  diagnostics(uri) {
    return this.plain.get(uri.toString()) ?? []
  }

  isServed(document) {
    return vscode.languages.match(features.selector, document) > 0
  }

  tell(method, document, more) {
    if (!this.isServed(document)) return
    this.connection.notify(`textDocument/${method}`, { textDocument: { uri: document.uri.toString() }, ...more })
  }

  open(document) {
    const { languageId, version } = document
    const textDocument = { uri: document.uri.toString(), languageId, version, text: document.getText() }
    this.tell('didOpen', document, { textDocument })
  }

  forget(document) {
    this.tell('didClose', document)
    this.found.delete(document.uri)
    this.plain.delete(document.uri.toString())
  }

  change(event) {
    if (event.contentChanges.length === 0) return
    const textDocument = { uri: event.document.uri.toString(), version: event.document.version }
    const contentChanges = event.contentChanges.map((one) => ({ range: to.plainRange(one.range), text: one.text }))
    this.tell('didChange', event.document, { textDocument, contentChanges })
  }

  hear(method, params) {
    if (method === 'textDocument/publishDiagnostics') {
      this.plain.set(params.uri, params.diagnostics)
      this.found.set(vscode.Uri.parse(params.uri), params.diagnostics.map(to.diagnostic))
    } else if (method === 'window/showMessage') {
      const shows = [undefined, 'showErrorMessage', 'showWarningMessage'][params.type] ?? 'showInformationMessage'
      vscode.window[shows](params.message)
    }
  }

  async answer(method, params) {
    switch (method) {
      case 'workspace/configuration':
        return params.items.map((item) => (item.section === 'xlplug' ? serverSettings() : null))
      case 'client/registerCapability':
        return params.registrations.forEach((one) => this.register(one))
      case 'workspace/inlayHint/refresh':
        return this.features.refreshHints()
      case 'workspace/codeLens/refresh':
        return this.features.refreshLenses()
      case 'window/showDocument':
        return { success: await vscode.env.openExternal(vscode.Uri.parse(params.uri)) }
      default:
        throw new Error(`'${method}' is not supported`)
    }
  }

  /** Watches the files that the server asks for; its settings are watched anyway. */
  register(registration) {
    for (const { globPattern } of registration.registerOptions?.watchers ?? []) {
      const watcher = vscode.workspace.createFileSystemWatcher(globPattern)
      const report = (type) => (uri) =>
        this.connection.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri.toString(), type }] })
      this.disposables.push(
        watcher, watcher.onDidCreate(report(1)), watcher.onDidChange(report(2)), watcher.onDidDelete(report(3))
      )
    }
  }
}

module.exports = { Server, ownSettings }
